import { List, Lock, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { VaultStatus } from '../../../contract/vault.ts'
import { api } from '../../api.ts'
import { text } from '../../texts.ts'
import { Button } from '../../ui/Button.tsx'
import { QuickLog } from '../quick-log/QuickLog.tsx'
import { pastedFiles } from '../quick-log/pasted.ts'
import { useFirstCase } from './queries.ts'
import { TimelineList } from './TimelineList.tsx'

type Props = {
  readonly status: VaultStatus
  readonly isNew: boolean
}

/** The home of an open vault. Ctrl+N, a paste or a drop anywhere opens the quick log. */
export function TimelineScreen({ status, isNew }: Props) {
  const found = useFirstCase()
  const [logging, setLogging] = useState<readonly File[] | null>(isNew ? [] : null)
  const [toast, setToast] = useState('')
  useOpenings((files) => setLogging((now) => now ?? files))
  return (
    <div className="frame">
      <nav className="rail" aria-label={text.product}>
        <AriaButton className="rail-button" aria-current="page">
          <List size={20} strokeWidth={1.75} aria-hidden="true" />
          {text.timeline}
        </AriaButton>
        <AriaButton className="rail-button lower" onPress={() => void api.shell.lock({})}>
          <Lock size={20} strokeWidth={1.75} aria-hidden="true" />
          {text.lock}
        </AriaButton>
      </nav>
      <main className="screen">
        <div className="screen-head">
          <h1 tabIndex={-1}>
            {found.data !== undefined && <span className="case-name">{found.data.name}</span>}
            {text.timeline}
          </h1>
          <div className="push">
            <Button kind="main" onPress={() => setLogging([])}>
              <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
              {text.newIncident}
            </Button>
          </div>
        </div>
        {found.data !== undefined && <TimelineList caseId={found.data.id} onNew={() => setLogging([])} />}
        {!status.hasRecovery && <p className="screen-foot small">{text.noRecovery}</p>}
      </main>
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
