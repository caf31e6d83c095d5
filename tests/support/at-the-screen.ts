import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { buildApp, startApp, throwAwayFolder, type RunningApp } from './built-app.ts'
import type { Judge } from '../../tools/judges.ts'
import { needs } from './judges.ts'
import { focused, pressKeys, tabTo } from './keyboard.ts'
import { askCore } from './made-vault.ts'

export type AppInTests = RunningApp & {
  readonly folder: string
  /** A file of that name in the folder, which is gone at the end. */
  path(name: string): string
}

/** The app for all the tests of a file: started and led to where they begin, and ended when they are done. */
export function appInTests(
  begin: () => Promise<unknown> | void = () => undefined,
  ...programs: readonly Judge[]
): AppInTests {
  const place = throwAwayFolder()
  // Running from `beforeAll` on, which is before anybody looks at its page.
  const app = { folder: place.folder, path: (name: string) => join(place.folder, name) } as AppInTests
  beforeAll(async () => {
    if (needs('chromium', ...programs)) return
    buildApp()
    Object.assign(app, await startApp())
    await begin()
  })
  afterAll(async () => {
    await (app as Partial<AppInTests>).host?.close()
    place.remove()
  })
  return app
}

/** What a person does at the screen, and finds there. A name is the whole name, or a pattern. */
export function atTheScreen(app: RunningApp) {
  const button = (name: string | RegExp) => app.page.getByRole('button', { name, exact: true })
  return {
    button,
    press: (name: string | RegExp): Promise<void> => button(name).click(),
    keys: (...pressed: readonly string[]): Promise<void> => pressKeys(app.page, ...pressed),
    type: (typed: string): Promise<void> => app.page.keyboard.type(typed),
    tabTo: (name: string | RegExp): Promise<void> => tabTo(app.page, name),
    /** Something of what has the focus, as a JavaScript expression that begins behind its dot. */
    focused: (expression: string): Promise<unknown> => focused(app.page, expression),
    rail: (name: string): Promise<void> =>
      app.page.getByRole('navigation').getByRole('button', { name }).click(),
    heading: (name: string | RegExp) => app.page.getByRole('heading', { name, exact: true }),
    field: (name: string) => app.page.getByLabel(name, { exact: true }),
    row: (name: string | RegExp) => app.page.getByRole('row', { name }),
    seen: (text: string | RegExp): Promise<void> => app.page.getByText(text).first().waitFor(),
    gone: (text: string | RegExp): Promise<void> => app.page.getByText(text).waitFor({ state: 'detached' }),
    /** Asks the core as the page does. */
    ask: <Answer>(name: string, input: unknown): Promise<Answer> => askCore<Answer>(app.page, name, input),
  }
}
