import { show } from './page.tsx'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { useState, type ReactElement } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { tempVault } from '../support/temp-vault.ts'
import type { ExhibitId } from '../../src/contract/ids.ts'
import { ExactWords } from '../../src/renderer/features/incident/ExactWords.tsx'
import { WordsField } from '../../src/renderer/features/incident/WordsField.tsx'
import { CoverText } from '../../src/renderer/features/redact/CoverText.tsx'
import { text } from '../../src/renderer/texts/app.ts'
import { incidentText } from '../../src/renderer/texts/incident.ts'
import { text as redactText } from '../../src/renderer/texts/redact.ts'
import { HidingFold } from '../../src/renderer/ui/Fold.tsx'
import { SecretField } from '../../src/renderer/ui/SecretField.tsx'
import { hideEverything } from '../../src/renderer/ui/use-revealed.ts'

const WORDS = 'Wir wissen, wo du parkst'
const TEN_MINUTES_MS = 10 * 60_000
const { showWords } = incidentText

afterEach(() => void vi.useRealTimers())

/** Shows it with a clock that goes on when it is told to. */
async function showWithClock(part: ReactElement): Promise<void> {
  await show(await tempVault(), part)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
}

/** What is in the page and in its fields. */
const said = (): string =>
  [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
  ].join(' ')
const press = (name: string): void => act(() => screen.getByRole('button', { name }).click())
const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms))

function Written() {
  const [words, setWords] = useState(WORDS)
  return <WordsField value={words} onChange={setWords} />
}

const covered = {
  exhibit: 'x' as ExhibitId,
  areas: [],
  words: [{ words: WORDS, class: 'personal' as const }],
}

const REVEALED: readonly (readonly [name: string, part: ReactElement, shows: string])[] = [
  ['exact words', <ExactWords words={WORDS} />, showWords],
  ['exact words in a field', <Written />, showWords],
  ['what is folded because it may hurt', <HidingFold label={showWords}>{WORDS}</HidingFold>, showWords],
  [
    'words to be covered in a text',
    <CoverText
      exhibit={covered.exhibit}
      title=""
      covered={covered}
      typed=""
      onChange={() => undefined}
      onDone={() => undefined}
      onCancel={() => undefined}
    />,
    redactText.showWords,
  ],
]

describe.each(REVEALED)('%s', (_name, part, shows) => {
  beforeEach(async () => {
    await showWithClock(part)
    expect(said()).not.toContain(WORDS)
    press(shows)
    expect(said()).toContain(WORDS)
  })

  test('is hidden again after ten minutes, and no sooner', () => {
    wait(TEN_MINUTES_MS - 1)
    expect(said()).toContain(WORDS)
    wait(1)
    expect(said()).not.toContain(WORDS)
    press(shows)
    expect(said()).toContain(WORDS)
  })

  test('is hidden at once with everything else', () => {
    act(hideEverything)
    expect(said()).not.toContain(WORDS)
  })
})

describe('exact words that are being written', () => {
  const field = (): HTMLElement => screen.getByRole('textbox', { name: incidentText.parts.words.name })
  const type = (value: string): void => void fireEvent.change(field(), { target: { value } })

  function Empty() {
    const [words, setWords] = useState('')
    return (
      <>
        <WordsField value={words} onChange={setWords} />
        <button onClick={() => setWords(WORDS)}>paste</button>
      </>
    )
  }

  beforeEach(() => showWithClock(<Empty />))

  test('are folded ten minutes after the last key, and are all there again', () => {
    type('Wir')
    wait(TEN_MINUTES_MS - 1)
    type(WORDS)
    wait(TEN_MINUTES_MS - 1)
    expect(said()).toContain(WORDS)
    wait(1)
    expect(said()).not.toContain(WORDS)
    press(showWords)
    expect(field()).toHaveProperty('value', WORDS)
  })

  test('are folded with everything else, and the focus is where they are shown again', async () => {
    type(WORDS)
    act(() => field().focus())
    act(hideEverything)
    expect(said()).not.toContain(WORDS)
    expect(document.activeElement).toBe(screen.getByRole('button', { name: showWords }))
    vi.useRealTimers()
    press(showWords)
    await waitFor(() => expect(document.activeElement).toBe(field()))
  })

  test('are folded where they came by themselves', () => {
    press('paste')
    expect(said()).not.toContain(WORDS)
    press(showWords)
    expect(field()).toHaveProperty('value', WORDS)
  })
})

describe('a passphrase', () => {
  const field = (): HTMLElement => screen.getByLabelText(text.passphrase)

  beforeEach(async () => {
    await showWithClock(
      <SecretField label={text.passphrase} value="correct horse" onChange={() => undefined} />,
    )
    expect(field()).toHaveProperty('type', 'password')
    press(text.show)
    expect(field()).toHaveProperty('type', 'text')
  })

  test('that is shown is hidden again after half a minute, and no sooner', () => {
    wait(29_999)
    expect(field()).toHaveProperty('type', 'text')
    wait(1)
    expect(field()).toHaveProperty('type', 'password')
  })

  test('that is shown is hidden at once with everything else', () => {
    act(hideEverything)
    expect(field()).toHaveProperty('type', 'password')
  })
})
