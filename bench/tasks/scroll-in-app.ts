import { start, unlock } from '../app/running-app.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { percentile } from '../measurement.ts'

/** `userData` of an app whose vault is to be unlocked first. */
export type ScrollAsk = { readonly main: string; readonly userData?: string }
export type ScrollAnswer = { readonly p99Ms: number; readonly medianMs: number }

const FRAMES = 600
const STEP_PX = 240

// Scrolls a list by the same step in each frame, and asks how long each frame took.
const { main, userData } = asked() as ScrollAsk
const { host, page } = await start(main, userData)
if (userData !== undefined) await unlock(page)
const list = page.getByRole('grid')
await list.waitFor()
await page.waitForTimeout(1000)
const frames = (await page.evaluate(
  `new Promise((done) => {
    const list = document.querySelector('[role=grid]')
    const times = []
    let last = performance.now()
    const next = (now) => {
      times.push(now - last)
      last = now
      if (times.length > ${FRAMES}) return done(times.slice(1))
      list.scrollTop += ${STEP_PX}
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })`,
)) as readonly number[]
answer({ p99Ms: percentile(frames, 0.99), medianMs: percentile(frames, 0.5) } satisfies ScrollAnswer)
await host.close()
process.exit(0)
