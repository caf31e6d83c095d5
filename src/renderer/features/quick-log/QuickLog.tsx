import { useRef } from 'react'
import { Dialog, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components'
import type { CaseId } from '../../../contract/ids.ts'
import { text } from '../../texts/app.ts'
import { quickText } from '../../texts/quick-log.ts'
import { ThreatNotice } from '../help/ThreatNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { onCtrlEnter } from '../../ui/on-ctrl-enter.ts'
import { Tick } from '../../ui/Tick.tsx'
import { Detail } from './Detail.tsx'
import { DraftLine } from './DraftLine.tsx'
import type { SheetDraft } from './sheet-draft.ts'
import type { Fields } from './fields.ts'
import { ownTimesOf } from '../keeping/file-lines.ts'
import { FolderOffers } from '../keeping/FolderOffers.tsx'
import { FileLines } from '../keeping/FileLines.tsx'
import { useLastSaid, type LastSaid } from './last-said.ts'
import { ThrowAway } from './ThrowAway.tsx'
import { useLeftDraft } from './use-left-draft.ts'
import { useSheet, type Saved } from './use-sheet.ts'
import { WhenField } from './WhenField.tsx'
import { WhereFields } from './WhereFields.tsx'

type Props = {
  readonly caseId: CaseId
  readonly dropped: readonly File[]
  readonly onClose: () => void
  readonly onSaved: (saved: Saved) => void
}

/** Opens with the draft that was left, if one was. */
export function QuickLog(props: Props) {
  const left = useLeftDraft(props.caseId)
  const last = useLastSaid(props.caseId)
  return left !== null && last !== null && <Sheet {...props} left={left} last={last} />
}

type SheetProps = Props & { readonly left: SheetDraft; readonly last: LastSaid }

/** One sentence or one file is enough. Ctrl or Cmd and Enter saves from anywhere in it. */
function Sheet({ caseId, dropped, left, last, onClose, onSaved }: SheetProps) {
  const { fields, change, files, hasNothingCome, draft, error, canSave, save } = useSheet(
    caseId,
    dropped,
    left,
    onSaved,
  )
  const throwAway = async (): Promise<void> => {
    await draft.drop()
    for (const { key } of files.folders.offered) files.folders.answer(key)
    onClose()
  }
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={onClose}>
      <Modal className="sheet">
        <Dialog aria-label={text.newIncident}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void save()
            }}
            onPaste={() => change({ isOnClipboard: true })}
            onKeyDownCapture={onCtrlEnter(() => void save())}
          >
            <div className="sheet-head">
              <h2>{text.newIncident}</h2>
              <DraftLine state={draft.state} />
            </div>
            <WhatHappened fields={fields} change={change} />
            <WhenField
              value={fields.date}
              onChange={(date) => change({ date })}
              ownTimes={ownTimesOf(files.lines)}
            />
            <WhereFields fields={fields} change={change} last={last} />
            <Threat fields={fields} change={change} />
            <FileLines
              files={files.lines}
              hasNothingCome={hasNothingCome}
              onChoose={() => void files.choose()}
            >
              <FolderOffers folders={files.folders} onKeep={files.take} onKeepApart={files.takeApart} />
            </FileLines>
            <Detail fields={fields} change={change} />
            <div className="beside form-foot">
              {error !== null && <Failure error={error} />}
              <Button onPress={onClose}>
                {draft.hasContent ? quickText.closeKeepDraft : text.closeSheet}
              </Button>
              <Button kind="main" type="submit" isDisabled={!canSave}>
                {text.save}
              </Button>
              {draft.hasContent && <ThrowAway onThrow={() => void throwAway()} />}
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type PartProps = { readonly fields: Fields; readonly change: (some: Partial<Fields>) => void }

function WhatHappened({ fields, change }: PartProps) {
  return (
    <TextField
      className="field"
      value={fields.happened}
      onChange={(happened) => change({ happened })}
      autoFocus
    >
      <Label>{quickText.whatHappened}</Label>
      <span className="small">{quickText.whatHelp}</span>
      <TextArea className="input" rows={3} dir="auto" />
    </TextField>
  )
}

function Threat({ fields, change }: PartProps) {
  const notice = useRef<HTMLDivElement>(null)
  return (
    <>
      <Tick
        label={text.threatened}
        isOn={fields.isThreat}
        onChange={(isThreat) => {
          change({ isThreat })
          // Whom to call is read at once, and not found later below the edge of the sheet.
          requestAnimationFrame(() => notice.current?.scrollIntoView({ block: 'nearest' }))
        }}
      />
      {fields.isThreat && (
        <div ref={notice}>
          <ThreatNotice />
        </div>
      )}
    </>
  )
}
