import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  Checkbox,
  Dialog,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextArea,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import type { CaseId } from '../../../contract/ids.ts'
import type { Channel } from '../../../contract/records.ts'
import { CHANNEL_NAMES, text } from '../../texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { timelineKey } from '../timeline/queries.ts'
import { FileLines } from './FileLines.tsx'
import { useKeptFiles } from './kept-files.ts'
import { pastedFiles } from './pasted.ts'
import { saveIncident } from './save-incident.ts'
import { NO_DATE, WhenField } from './WhenField.tsx'

type Props = {
  readonly caseId: CaseId
  readonly dropped: readonly File[]
  readonly onClose: () => void
  readonly onSaved: (says: string) => void
}

/** One sentence or one file is enough. Ctrl or Cmd and Enter saves from anywhere in it. */
export function QuickLog({ caseId, dropped, onClose, onSaved }: Props) {
  const queries = useQueryClient()
  const { files, take, choose, remove } = useKeptFiles(caseId, dropped)
  const [happened, setHappened] = useState('')
  const [date, setDate] = useState(NO_DATE)
  const [channel, setChannel] = useState<Channel | null>(null)
  const [platform, setPlatform] = useState('')
  const [url, setUrl] = useState('')
  const [isThreat, setThreat] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const kept = files.flatMap(({ state }) => (state.kind === 'kept' ? [state.exhibit] : []))
  const isKeeping = files.some(({ state }) => state.kind === 'keeping')
  const canSave = !isKeeping && (happened.trim() !== '' || kept.length > 0)

  const save = async (): Promise<void> => {
    if (!canSave) return
    setError(null)
    try {
      await saveIncident({ caseId, happened, date, channel, platform, url, isThreat, exhibits: kept })
      await queries.invalidateQueries({ queryKey: timelineKey(caseId) })
      onSaved(
        text.savedToast(
          date.when === null ? text.dateNotKnown : date.words.replace(/^[^:]*: /, ''),
          kept.length,
        ),
      )
    } catch (failure) {
      setError(failure)
    }
  }
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => take(pastedFiles(event))
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  })
  return (
    <ModalOverlay className="veil" isOpen isDismissable={false} onOpenChange={onClose}>
      <Modal className="sheet">
        <Dialog aria-label={text.newIncident}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void save()
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
            }}
          >
            <h2>{text.newIncident}</h2>
            <TextField className="field" value={happened} onChange={setHappened} autoFocus>
              <Label>{text.whatHappened}</Label>
              <span className="small">{text.whatHelp}</span>
              <TextArea className="input" rows={3} dir="auto" />
            </TextField>
            <WhenField value={date} onChange={setDate} />
            <ChannelChips value={channel} onChange={setChannel} />
            <div className="beside">
              <Line label={text.platformLabel} value={platform} onChange={setPlatform} />
              <Line label={text.linkLabel} value={url} onChange={setUrl} />
            </div>
            <Checkbox isSelected={isThreat} onChange={setThreat} className="checkbox">
              {({ isSelected }) => (
                <>
                  <span aria-hidden="true">{isSelected ? '☑' : '☐'}</span> {text.threatened}
                </>
              )}
            </Checkbox>
            {isThreat && <p className="notice">{text.ifDanger}</p>}
            <FileLines files={files} onChoose={() => void choose()} onRemove={remove} />
            {error !== null && <Failure error={error} />}
            <div className="beside">
              <Button onPress={onClose}>{text.closeSheet}</Button>
              <Button kind="main" type="submit" isDisabled={!canSave}>
                {text.save}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const USUAL: readonly Channel[] = [
  'social-post',
  'direct-message',
  'e-mail',
  'text',
  'call',
  'review',
  'in-person',
  'other',
]

type ChipsProps = { readonly value: Channel | null; readonly onChange: (value: Channel | null) => void }

function ChannelChips({ value, onChange }: ChipsProps) {
  return (
    <div className="field">
      <span>{text.where}</span>
      <ToggleButtonGroup
        aria-label={text.where}
        className="chips"
        selectionMode="single"
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => onChange(([...keys][0] as Channel | undefined) ?? null)}
      >
        {USUAL.map((channel) => (
          <ToggleButton key={channel} id={channel} className="chip">
            {CHANNEL_NAMES[channel]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}

type LineProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Line({ label, value, onChange }: LineProps) {
  return (
    <TextField className="field" style={{ flex: '1 1 14rem' }} value={value} onChange={onChange}>
      <Label>{label}</Label>
      <Input className="input" dir="auto" autoComplete="off" />
    </TextField>
  )
}
