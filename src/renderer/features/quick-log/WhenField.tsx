import { useEffect, useRef, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import type { Instant } from '../../../contract/ids.ts'
import type { When } from '../../../contract/when.ts'
import { api } from '../../api.ts'
import { text } from '../../texts.ts'
import { Button } from '../../ui/Button.tsx'

export type ReadDate = {
  readonly typed: string
  readonly when: When | null
  /** What the line under the field says. */
  readonly words: string
  /** The date alone, to be said again once it is saved. */
  readonly plain: string
}
export const NO_DATE: ReadDate = {
  typed: '',
  when: null,
  words: text.dateNotKnown,
  plain: text.dateOpen,
}

const PAUSE_MS = 200
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

type Props = { readonly value: ReadDate; readonly onChange: (value: ReadDate) => void }

/** A date as it is typed, and what was understood of it, in full words, before anything is saved. */
export function WhenField({ value, onChange }: Props) {
  const [typed, setTyped] = useState(value.typed)
  // The moment the field was first shown: a phrase finished after midnight still means the same day.
  const now = useRef(new Date().toISOString() as Instant)
  const tell = useRef(onChange)
  tell.current = onChange
  useEffect(() => {
    const timer = setTimeout(
      () => void readDate(typed, now.current).then((read) => tell.current(read)),
      PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <div className="field">
      <TextField className="field" value={typed} onChange={setTyped}>
        <Label>{text.when}</Label>
        <div className="beside">
          <Input className="input" autoComplete="off" />
          <Button onPress={() => setTyped(thisMinute())}>{text.justNow}</Button>
        </div>
      </TextField>
      <p className="small" aria-live="polite">
        {value.words}
      </p>
      <p className="small hint">{text.whenHelp}</p>
    </div>
  )
}

/** What the core makes of a phrase. One that it does not understand is kept as typed. */
export async function readDate(typed: string, now: Instant): Promise<ReadDate> {
  if (typed.trim() === '') return { ...NO_DATE, typed }
  const { understood } = await api.dates.read({ typed, zone: ZONE, now })
  if (understood === null) return { ...NO_DATE, typed, words: text.notUnderstood }
  const { when, words } = understood
  return { typed, when, words: text.understoodAs(words), plain: words }
}

const two = (value: number): string => String(value).padStart(2, '0')

function thisMinute(): string {
  const now = new Date()
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`
}
