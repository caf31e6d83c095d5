import { BUILT_MAIN, start, unlock } from '../app/running-app.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { makeVocabulary } from '../made-up.ts'
import { percentile } from '../measurement.ts'

export type SearchAsk = { readonly userData: string }
export type SearchAnswer = { readonly p95Ms: number; readonly medianMs: number }

const WORDS = 40

// Types words into the search of the timeline, and asks how long after a key the list shows what was found.
const { userData } = asked() as SearchAsk
const { host, page } = await start(BUILT_MAIN, userData)
await unlock(page)
await page.getByRole('grid').waitFor()
const field = page.getByRole('searchbox')
const took: number[] = []
// The commonest words first, and rarer ones: found in tens of thousands of incidents, and in a few.
for (const word of makeVocabulary()
  .filter((_, rank) => rank % 50 === 0)
  .slice(0, WORDS)) {
  await field.fill(word.slice(0, -1))
  await page.waitForTimeout(400)
  const shown = page.evaluate(`new Promise((done) => {
    const box = document.querySelector('[role=grid]').parentElement
    let pressedMs = 0
    document.addEventListener('keydown', (event) => (pressedMs = event.timeStamp), { once: true, capture: true })
    const watch = new MutationObserver(() => {
      if (pressedMs === 0) return
      watch.disconnect()
      requestAnimationFrame(() => done(performance.now() - pressedMs))
    })
    watch.observe(box, { childList: true, subtree: true, characterData: true })
    setTimeout(() => done(-1), 5000)
  })`) as Promise<number>
  await page.keyboard.press(word.at(-1)!)
  const ms = await shown
  if (ms >= 0) took.push(ms)
}
answer({ p95Ms: percentile(took, 0.95), medianMs: percentile(took, 0.5) } satisfies SearchAnswer)
await host.close()
process.exit(0)
