import { List, Lock, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { IncidentId } from '../../../contract/ids.ts'
import type { VaultStatus } from '../../../contract/vault.ts'
import { api } from '../../api.ts'
import { text } from '../../texts.ts'
import { Button } from '../../ui/Button.tsx'
import { IncidentScreen } from '../incident/IncidentScreen.tsx'
import { QuickLog } from '../quick-log/QuickLog.tsx'
import { useOpenWithDraft } from '../quick-log/use-left-draft.ts'
import { pastedFiles } from '../quick-log/pasted.ts'
import { useFirstCase } from './queries.ts'
import { TimelineList } from './TimelineList.tsx'
import { START, type ListPlace } from './use-rows.ts'

type Props = {
  readonly status: VaultStatus
  readonly isNew: boolean
}

/** The home of an open vault. Ctrl+N, a paste or a drop anywhere opens the quick log. */
export function TimelineScreen({ status, isNew }: Props) {
  const found = useFirstCase()
  const [logging, setLogging] = useState<readonly File[] | null>(isNew ? [] : null)
  const [opened, setOpened] = useState<IncidentId | null>(null)
  // Where the list was left: Back returns to the same row and scroll place.
  const place = useRef<ListPlace>(START)
  const [toast, setToast] = useToast()
  useOpenWithDraft(found.data?.id, () => setLogging((now) => now ?? []))
  useOpenings((files) => setLogging((now) => now ?? files))
  return (
    <div className="frame">
      <Rail onTimeline={() => setOpened(null)} />
      {opened === null ? (
        <Home
          status={status}
          place={place.current}
          onPlace={(now) => void (place.current = now)}
          onNew={() => setLogging([])}
          onOpen={setOpened}
        />
      ) : (
        <IncidentScreen
          key={opened}
          id={opened}
          onBack={() => setOpened(null)}
          onOpen={setOpened}
          onSaid={setToast}
        />
      )}
      {logging !== null && found.data !== undefined && (
        <QuickLog
          caseId={found.data.id}
          dropped={logging}
          onClose={() => setLogging(null)}
          onSaved={(says) => {
            setLogging(null)
            setToast(says)
          }}
        />
      )}
      <div role="status" aria-live="polite">
        {toast !== '' && <p className="toast">{toast}</p>}
      </div>
    </div>
  )
}

const TOAST_MS = 8000

/** What was just done, for a while. It is said to a screen reader as well. */
function useToast() {
  const [toast, setToast] = useState('')
  useEffect(() => {
    if (toast === '') return undefined
    const timer = setTimeout(() => setToast(''), TOAST_MS)
    return () => clearTimeout(timer)
  }, [toast])
  return [toast, setToast] as const
}

type HomeProps = {
  readonly status: VaultStatus
  readonly place: ListPlace
  readonly onPlace: (place: ListPlace) => void
  readonly onNew: () => void
  readonly onOpen: (incident: IncidentId) => void
}

function Home({ status, place, onPlace, onNew, onOpen }: HomeProps) {
  const found = useFirstCase()
  return (
    <main className="screen">
      <div className="screen-head">
        <h1 tabIndex={-1}>
          {found.data !== undefined && <span className="case-name">{found.data.name}</span>}
          {text.timeline}
        </h1>
        <div className="push">
          <Button kind="main" onPress={onNew}>
            <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
            {text.newIncident}
          </Button>
        </div>
      </div>
      {found.data !== undefined && (
        <TimelineList caseId={found.data.id} place={place} onPlace={onPlace} onNew={onNew} onOpen={onOpen} />
      )}
      {!status.hasRecovery && <p className="screen-foot small">{text.noRecovery}</p>}
    </main>
  )
}

function Rail({ onTimeline }: { readonly onTimeline: () => void }) {
  return (
    <nav className="rail" aria-label={text.product}>
      <AriaButton className="rail-button" aria-current="page" onPress={onTimeline}>
        <List size={20} strokeWidth={1.75} aria-hidden="true" />
        {text.timeline}
      </AriaButton>
      <AriaButton className="rail-button lower" onPress={() => void api.shell.lock({})}>
        <Lock size={20} strokeWidth={1.75} aria-hidden="true" />
        {text.lock}
      </AriaButton>
    </nav>
  )
}

/** Ctrl or Cmd and N, a paste outside a field, files dropped on the window. */
function useOpenings(open: (files: readonly File[]) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'n') {
        event.preventDefault()
        open([])
      }
    }
    const onPaste = (event: ClipboardEvent): void => {
      const files = pastedFiles(event)
      if (files.length > 0) open(files)
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      open([...(event.dataTransfer?.files ?? [])])
    }
    const allow = (event: DragEvent): void => event.preventDefault()
    document.addEventListener('keydown', onKey)
    document.addEventListener('paste', onPaste)
    document.addEventListener('drop', onDrop)
    document.addEventListener('dragover', allow)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('paste', onPaste)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('dragover', allow)
    }
  }, [open])
}
