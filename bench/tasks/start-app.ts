import { start } from '../app/running-app.ts'
import { answer, asked } from '../in-fresh-process.ts'

/** `field` is the label of what must answer to a person; null for a page that has nothing on it. */
export type StartAsk = { readonly main: string; readonly userData?: string; readonly field: string | null }
export type StartAnswer = { readonly ms: number }

const { main, userData, field } = asked() as StartAsk
const startedMs = performance.now()
const { host, page } = await start(main, userData)
// Shown, and not only loaded: its first frame is on the screen.
if (field === null)
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
else await page.getByLabel(field).click()
const ms = performance.now() - startedMs
answer({ ms } satisfies StartAnswer)
await host.close()
process.exit(0)
