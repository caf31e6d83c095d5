import { useState } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import type { CaseId } from '../../../contract/ids.ts'
import { useSealedDraft } from '../../use-sealed-draft.ts'
import { DraftKept } from '../../ui/DraftKept.tsx'
import { useFrame } from '../frame/use-frame.ts'

/** What is typed into one field of a case and not kept yet. */
type FieldDraft = { readonly of: CaseId; readonly field: string; readonly typed: string }

type Props = {
  readonly of: CaseId
  readonly field: string
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly onLeft: (value: string) => Promise<void>
  /** Why something cannot be kept; null when it can. */
  readonly refuse?: (typed: string) => string | null
  /** Left empty it is as it was. */
  readonly isNeeded?: boolean
}

/** One line that is kept when it is left, or by Enter. */
export function LeftField({ of, field, label, help, value, onLeft, refuse, isNeeded = false }: Props) {
  const { caseId } = useFrame()
  const isMine = (left: FieldDraft): boolean => left.of === of && left.field === field
  const draft = useSealedDraft<FieldDraft>(caseId, 'case', isMine)
  const typed = draft.content?.typed ?? null
  const [wrong, setWrong] = useState<string | null>(null)
  const leave = async (): Promise<void> => {
    const said = (typed ?? value).trim()
    if (said === value || (isNeeded && said === '')) return draft.drop()
    const refused = refuse?.(said) ?? null
    setWrong(refused)
    if (refused !== null) return
    await onLeft(said)
    await draft.drop()
  }
  return (
    <TextField
      className="field"
      value={typed ?? value}
      onChange={(now) => {
        draft.keep({ of, field, typed: now })
        setWrong(null)
      }}
      onBlur={() => void leave()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void leave()
      }}
      isInvalid={wrong !== null}
      maxLength={200}
    >
      <Label>{label}</Label>
      {help !== undefined && (
        <Text slot="description" className="small">
          {help}
        </Text>
      )}
      <Input className="input" dir="auto" autoComplete="off" />
      {typed !== null && <DraftKept kept={draft.kept} />}
      <FieldError className="wrong small">{wrong}</FieldError>
    </TextField>
  )
}
