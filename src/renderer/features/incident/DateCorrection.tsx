import { useState } from 'react'
import type { When } from '../../../contract/when.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { NO_DATE, ZONE, type TypedDate } from '../quick-log/read-date.ts'
import { WhenField } from '../quick-log/WhenField.tsx'

type Props = {
  readonly name: string
  /** The date as it stands, in words. */
  readonly says: string | null
  readonly isOpen: boolean
  /** Typed before and not saved. */
  readonly left?: When | undefined
  readonly onChange: (date: When | undefined) => void
}

/**
 * A date stays as it is until another one is typed: "yesterday" read again today would be another day. One that is not
 * understood is kept as typed.
 */
export function DateCorrection({ name, says, isOpen: isOpenFirst, left, onChange }: Props) {
  const [isOpen, setOpen] = useState(isOpenFirst || left !== undefined)
  const [date, setDate] = useState(left === undefined ? NO_DATE : leftDate(left))
  return (
    <div className="field" role="group" aria-label={name}>
      <span className="label">{name}</span>
      <div className="beside">
        <span>{says ?? incidentText.notSaid}</span>
        {!isOpen && (
          <Button kind="plain" onPress={() => setOpen(true)}>
            {says === null ? incidentText.add : incidentText.changeDate}
          </Button>
        )}
      </div>
      {isOpen && (
        <WhenField
          label={incidentText.newDate}
          value={date}
          onChange={(read) => {
            setDate(read)
            onChange(whenOf(read))
          }}
        />
      )}
    </div>
  )
}

/** The words alone: they are not read again. */
const leftDate = (when: When): TypedDate => ({ ...NO_DATE, typed: when.asTyped, when, line: '' })

/** What was typed, as a date; one that is not understood is kept as typed. */
export function whenOf({ when, typed }: TypedDate): When | undefined {
  if (when !== null) return when
  return typed.trim() === '' ? undefined : { kind: 'unknown', zone: ZONE, asTyped: typed }
}
