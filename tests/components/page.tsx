import { window } from './dom.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { useState, type ReactElement, type RefObject } from 'react'
import { afterEach } from 'vitest'
import type { CallResult } from '../../src/contract/call.ts'
import { isAppError } from '../../src/contract/errors.ts'
import { FIRST_PREFERENCES } from '../../src/contract/preferences.ts'
import type { Place } from '../../src/renderer/features/frame/place.ts'
import { FrameContext, type FrameParts } from '../../src/renderer/features/frame/use-frame.ts'
import type { Api, TempVault } from '../support/temp-vault.ts'

type Verbs = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>

/** The core that the page asks. */
let asked: Verbs = {}

/** What the window around the page answers, of which nothing is a vault's. */
export const SHELL: Record<string, unknown> = {
  'shell.preferences': { chosen: FIRST_PREFERENCES, captureSwitch: 'not-offered', systemRegion: 'GB' },
  'shell.host': { isForTrying: false },
  'shell.behind': { work: null },
}

// As the preload's, over the real core; `api.ts` takes it when it is read first.
Object.assign(window, {
  bridge: { call: answer, cancel: () => undefined, listen: () => undefined },
})

async function answer(_id: number, name: string, input: unknown): Promise<CallResult> {
  if (name in SHELL) return { ok: true, value: SHELL[name] }
  const [slice = '', verb = ''] = name.split('.')
  const ask = asked[slice]?.[verb]
  if (ask === undefined) throw new Error(`${name} is not answered here`)
  try {
    return { ok: true, value: await ask(input) }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { ok: false, code: error.code, details: [...error.details] }
  }
}

// On a busy computer the core takes longer than the second that is waited by itself.
configure({ asyncUtilTimeout: 30_000 })
afterEach(cleanup)

/** Shows a part of the page that stands in no frame. */
export function showAlone(api: Api, part: ReactElement): UserEvent {
  asked = api as unknown as Verbs
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(<QueryClientProvider client={queries}>{part}</QueryClientProvider>)
  return userEvent.setup()
}

/** Shows a part of the page of an open vault, in a frame that keeps what is said in it. */
export async function show(
  { api, caseId }: TempVault,
  part: ReactElement,
): Promise<{ readonly user: UserEvent; readonly said: readonly string[]; readonly went: readonly Place[] }> {
  const said: string[] = []
  const went: Place[] = []
  const kept = new Map<string, RefObject<unknown>>()
  const frame: FrameParts = {
    caseId,
    caseName: 'Millbrook',
    status: await api.vault.status({}),
    place: { at: 'timeline' },
    layout: 'one',
    isPane: false,
    showCase: () => undefined,
    go: (to) => void went.push(to),
    back: () => undefined,
    say: (says) => void said.push(says),
    logNew: () => undefined,
    kept: <Value,>(name: string, first: Value) => {
      const ref = kept.get(name) ?? { current: first }
      kept.set(name, ref)
      return ref as RefObject<Value>
    },
  }
  return { user: showAlone(api, <Standing frame={frame}>{part}</Standing>), said, went }
}

/** Where somebody went is where they are. */
function Standing({ frame, children }: { readonly frame: FrameParts; readonly children: ReactElement }) {
  const [place, setPlace] = useState(frame.place)
  const go = (to: Place): void => {
    frame.go(to)
    setPlace(to)
  }
  return <FrameContext value={{ ...frame, place, go }}>{children}</FrameContext>
}
