import { BUILT_MAIN, start, unlock } from '../app/running-app.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { makeVocabulary } from '../made-up.ts'
import { percentile } from '../measurement.ts'

export type SearchAsk = { readonly userData: string }
export type SearchAnswer = { readonly p95Ms: number; readonly medianMs: number; readonly words: number }

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
  await page.waitForTimeout(500)
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' })
  // The list says that it is busy until it shows what the last letter asked for; it is gone when nothing was found.
  // In place before the key is pressed: the two come by different ways.
  await page.evaluate(`void (window.shown = new Promise((done) => {
    const grid = document.querySelector('[role=grid]')
    if (grid === null) return done(null)
    let pressedMs = 0
    let wasBusy = false
    document.addEventListener('keydown', (event) => {
      pressedMs = event.timeStamp
      wasBusy = grid.getAttribute('aria-busy') === 'true'
    }, { once: true, capture: true })
    const watch = new MutationObserver(() => {
      const isBusy = grid.isConnected && grid.getAttribute('aria-busy') === 'true'
      wasBusy ||= isBusy && pressedMs > 0
      if (!wasBusy || isBusy) return
      watch.disconnect()
      requestAnimationFrame(() => done(performance.now() - pressedMs))
    })
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-busy'] })
  }))`)
  await page.keyboard.press(word.at(-1)!)
  const ms = (await page.evaluate('window.shown')) as number | null
  // Nothing holds its beginning, so there is no list that a letter could change.
  if (ms !== null) took.push(ms)
}
answer({
  p95Ms: percentile(took, 0.95),
  medianMs: percentile(took, 0.5),
  words: took.length,
} satisfies SearchAnswer)
await host.close()
process.exit(0)
