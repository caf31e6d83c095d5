import { createElement, Suspense, useMemo, useRef, useState, type ComponentType, type RefObject } from 'react'
import type { VaultStatus } from '../../../contract/vault.ts'
import { MakingBar } from '../hand-over/MakingBar.tsx'
import { SkipLink } from '../keys/SkipLink.tsx'
import { Palette } from '../palette/Palette.tsx'
import { KeepingBar } from '../keeping/KeepingBar.tsx'
import { useOpenWithCorrection } from '../incident/use-correction-draft.ts'
import { asideOf } from '../quick-log/copies-aside.ts'
import { QuickLog } from '../quick-log/QuickLog.tsx'
import { useOpenWithDraft } from '../quick-log/use-left-draft.ts'
import { useQuery } from '@tanstack/react-query'
import type { Case } from '../../../contract/cases.ts'
import { api } from '../../api.ts'
import { dateReadingOf } from '../cases/date-reading.ts'
import { shownOf, useCases } from '../cases/queries.ts'
import { readDatesAs } from '../quick-log/read-date.ts'
import { useCopying } from '../../copy.ts'
import { DropFrame } from './DropFrame.tsx'
import { LeftLine } from './LeftLine.tsx'
import type { Place, PlaceName } from './place.ts'
import { Rail } from './Rail.tsx'
import { SCREENS } from './screens.tsx'
import { FrameContext, type FrameParts } from './use-frame.ts'
import { useKeys } from './use-keys.ts'
import { useLayout } from './use-layout.ts'
import { LeadsToContext } from './use-leads-to.ts'
import { useQuietView } from './use-quiet-view.ts'
import { useOpenings } from './use-openings.ts'
import { usePlaces } from './use-places.ts'
import { useToast, type ToastState } from './use-toast.ts'
import { Toast } from './Toast.tsx'
import { useOneClick } from './use-one-click.ts'

type Props = { readonly status: VaultStatus; readonly isNew: boolean }

/** Everything round the screens of an open vault: the rail, the quick log, what was just done. */
export function Frame(props: Props) {
  const cases = useCases()
  const [chosen, setChosen] = useState<FrameParts['caseId'] | null>(null)
  const status = useQuery({
    queryKey: ['vault-status'],
    queryFn: () => api.vault.status({}),
    initialData: props.status,
  }).data
  if (cases === undefined) return null
  const shown = shownOf(cases, chosen)
  // Before anything below is drawn: a field may read a date as soon as it is there.
  readDatesAs(dateReadingOf(shown))
  return <FrameOf {...props} status={status} shown={shown} showCase={setChosen} />
}

type ShownProps = Props & Pick<FrameParts, 'showCase'> & { readonly shown: Case }

function FrameOf({ status, isNew, shown, showCase }: ShownProps) {
  const { place, go, back } = usePlaces()
  const [logging, setLogging] = useState<readonly File[] | null>(isNew ? [] : null)
  const [toast, say] = useToast()
  const kept = useKept()
  const { layout, watch } = useLayout()
  useOpenWithDraft(shown.id, () => setLogging((now) => now ?? []))
  useOpenWithCorrection(shown.id, (incident) => go({ at: 'incident', incident }))
  const logNew = (files: readonly File[] = []): void => setLogging((now) => now ?? files)
  useEverywhere(go, say, logNew)
  const frame: FrameParts = {
    caseId: shown.id,
    caseName: shown.name,
    showCase,
    status,
    place,
    go,
    back,
    say,
    logNew,
    kept,
    layout,
    isPane: false,
  }
  return (
    <LeadsToContext value={leadsTo}>
      <FrameContext value={frame}>
        <SkipLink />
        <div className="frame" id="page" data-layout={layout} ref={watch}>
          <div className="one-rem" aria-hidden="true" />
          <Rail />
          <Suspense fallback={<main className="screen" />}>
            <ScreenOf place={place} />
          </Suspense>
          <FrameFoot isLogging={logging !== null} toast={toast} />
        </div>
        {logging !== null && (
          <QuickLog
            caseId={shown.id}
            dropped={logging}
            onClose={() => setLogging(null)}
            onSaved={({ says, left }) => {
              setLogging(null)
              say(says, asideOf(left, say))
            }}
          />
        )}
        <LeftLine />
        <Palette />
        <DropFrame />
      </FrameContext>
    </LeadsToContext>
  )
}

/** What every screen of an open vault does, whichever it is. */
function useEverywhere(go: FrameParts['go'], say: FrameParts['say'], logNew: () => void): void {
  useOpenings(logNew)
  useKeys(go)
  useOneClick()
  useCopying(say)
  useQuietView(say)
}

/** Under the screen, which gives it room: it covers nothing that is read or pressed. */
function FrameFoot({ isLogging, toast }: { readonly isLogging: boolean; readonly toast: ToastState }) {
  return (
    <div className="frame-foot">
      <MakingBar />
      <KeepingBar isLogging={isLogging} />
      <Toast toast={toast} />
    </div>
  )
}

function ScreenOf({ place }: { readonly place: Place }) {
  const Screen = SCREENS[place.at] as ComponentType<{ readonly place: Place }> | undefined
  if (Screen === undefined) throw new Error(`no screen shows ${place.at}`)
  // The timeline and its incidents are one screen, which stays as it is whatever room there is.
  return createElement(Screen, { key: place.at === 'incident' ? HOME : JSON.stringify(place), place })
}

const HOME = JSON.stringify({ at: 'timeline' } satisfies Place)

const leadsTo = (at: PlaceName): boolean => SCREENS[at] !== undefined

function useKept(): FrameParts['kept'] {
  const store = useRef(new Map<string, RefObject<unknown>>())
  return useMemo(
    () =>
      <Value,>(name: string, first: Value) => {
        const here = store.current.get(name) ?? { current: first }
        store.current.set(name, here)
        return here as RefObject<Value>
      },
    [],
  )
}
