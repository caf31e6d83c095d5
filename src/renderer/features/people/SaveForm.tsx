import type { ReactNode } from 'react'
import { text } from '../../texts/app.ts'
import { peopleText } from '../../texts/people.ts'
import type { SealedDraft } from '../../use-sealed-draft.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { DraftKept } from '../../ui/DraftKept.tsx'
import { onCtrlEnter } from '../../ui/on-ctrl-enter.ts'

type Props = {
  readonly name: string
  readonly children: ReactNode
  /** What is still missing, once saving was asked for. */
  readonly missing: string | null
  readonly error: unknown
  /** Of what is typed, where that is a draft. */
  readonly kept?: SealedDraft<unknown>['kept']
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly saveName?: string
}

/** A form in place. Ctrl or Cmd and Enter saves from anywhere in it; Esc leaves it. */
export function SaveForm({ name, children, missing, error, kept = null, onSave, onCancel, saveName }: Props) {
  return (
    <form
      className="form"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
      onKeyDownCapture={onCtrlEnter(onSave)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onCancel()
      }}
    >
      {children}
      {error !== null && <Failure error={error} />}
      <DraftKept kept={kept} />
      <div className="beside form-foot">
        <Button onPress={onCancel}>{text.cancel}</Button>
        <Button kind="main" type="submit">
          {saveName ?? peopleText.save}
        </Button>
        {missing !== null && (
          <p role="alert" className="notice">
            {missing}
          </p>
        )}
      </div>
    </form>
  )
}
