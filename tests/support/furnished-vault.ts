import type { RunningApp } from './built-app.ts'
import { writeEvidence } from './evidence-files.ts'
import { firstCase } from './kept-bytes.ts'
import { askCore, makeVault } from './made-vault.ts'
import { when } from './say.ts'

/** Somebody's exact words: on no screen before they are asked for. */
export const EXACT_WORDS = 'planted-exact-words of somebody else'
export const SAW = 'A one-star review that names the receptionist.'
export const TITLE = 'What came in one night'
export const HANDLE = '@truth_seeker_l1I'
export const PERSON = 'J. Thornton'

/** What a hand-over has been given so far; a draft of it stands at each of these steps. */
const PLAN = { kind: 'police', profile: 'police', purpose: 'To report what happened.' }
export const HAND_OVER_STEPS = {
  who: 'Who and why',
  what: 'What goes in',
  out: 'What stays out',
  read: 'Read it as they will',
  make: 'Make it',
} as const

/** Keeps files by their paths, as a choice in a dialog does; gives the exhibits in their order. */
export async function keepFiles(
  { host, page }: RunningApp,
  ofCase: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  host.answers.open.push({ canceled: false, filePaths: [...paths] })
  const { picked } = await askCore<{ picked: { token: string }[] }>(page, 'shell.pickFiles', {})
  const added = await askCore<{ files: { kept: { exhibit: string } }[] }>(page, 'exhibits.add', {
    case: ofCase,
    files: picked.map(({ token }) => token),
  })
  return added.files.map(({ kept }) => kept.exhibit)
}

/** Makes a vault, or takes the open one, and puts something on every screen; is left in front of its timeline. */
export async function furnishVault(app: RunningApp, path: string | null, folder: string): Promise<void> {
  if (path !== null) await makeVault(app, path)
  const ask = <T>(name: string, input: unknown) => askCore<T>(app.page, name, input)
  const ofCase = await firstCase(app.page)
  const exhibits = await keepFiles(app, ofCase, writeEvidence(folder))
  const { incident } = await ask<{ incident: string }>('incidents.record', {
    case: ofCase,
    fields: {
      title: TITLE,
      happened: when('2026-02-10'),
      channel: 'review',
      account: HANDLE,
      saw: SAW,
      words: EXACT_WORDS,
      threat: true,
    },
    tags: ['reviews'],
    exhibits,
  })
  await ask('incidents.amend', {
    incident,
    fields: { words: `${EXACT_WORDS}, twice` },
    reason: 'remembered-more',
  })
  await ask('incidents.record', {
    case: ofCase,
    fields: { title: 'Silent call', happened: when('2025-11-03'), words: EXACT_WORDS },
  })
  await ask('accounts.record', { case: ofCase, fields: { handle: HANDLE }, incidents: [incident] })
  await ask('people.record', { case: ofCase, fields: { name: PERSON } })
  await ask('actions.log', { case: ofCase, fields: { kind: 'police', said: EXACT_WORDS } })
  for (const [index, step] of Object.keys(HAND_OVER_STEPS).entries())
    await ask('drafts.save', {
      id: String(index).repeat(32),
      case: ofCase,
      form: 'hand-over',
      content: JSON.stringify({ ...PLAN, step, recipient: `Recipient ${index}`, incidents: [incident] }),
    })
  // What was planted behind the page's back shows after the next thing that the page writes itself.
  await app.page.keyboard.press('Control+n')
  await app.page.getByLabel('What happened?').fill('Another silent call.')
  await app.page.keyboard.press('Control+Enter')
  await app.page.getByText(TITLE).first().waitFor()
}
