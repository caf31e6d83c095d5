import { useEffect, useRef, useState } from 'react'
import { Button as AriaButton, Input, Label, TextField } from 'react-aria-components'
import type { OwnTime } from '../../../contract/exhibits.ts'
import type { Instant } from '../../../contract/ids.ts'
import { quickText } from '../../texts/quick-log.ts'
import { Button } from '../../ui/Button.tsx'
import { useLater } from '../../ui/use-later.ts'
import { DateChips } from './DateChips.tsx'
import { PickDate } from './PickDate.tsx'
import { choose, dateOf, NO_DATE, readTyped, type TypedDate } from './read-date.ts'

const PAUSE_MS = 200
/** Sooner, a screen reader would talk over the keys. */
const HEARD_AFTER_MS = 600

type Props = {
  readonly value: TypedDate
  readonly onChange: (value: TypedDate) => void
  readonly label?: string
  /** Of the files that came with it: offered, never filled in by themselves. */
  readonly ownTimes?: readonly OwnTime[]
}

/** A date as it is typed, and what was understood of it, in full words, before anything is saved. */
export function WhenField({ value, onChange, label = quickText.when, ownTimes = [] }: Props) {
  const { typed, say, take, focus } = useTyped(value, onChange)
  const heard = useHeard(typed, value)
  return (
    <div className="field">
      <TextField className="field" value={typed} onChange={say} onFocus={focus} maxLength={500}>
        <Label>{label}</Label>
        <Input className="input" autoComplete="off" dir="auto" />
        <div className="beside">
          <Button onPress={() => say(quickText.justNowTyped, 'at this moment')}>{quickText.justNow}</Button>
          <Button onPress={() => say(quickText.earlierTodayTyped, 'at this moment')}>
            {quickText.earlierToday}
          </Button>
          <Button onPress={() => say(quickText.notSureTyped)}>{quickText.notSure}</Button>
          <PickDate onPick={say} />
        </div>
      </TextField>
      {ownTimes.length > 0 && (
        <div className="chips">
          {ownTimes.map((time) => (
            <AriaButton key={time.short} className="chip" onPress={() => take(dateOf(time))}>
              {quickText.fromFile(time.short, time.from === 'picture')}
            </AriaButton>
          ))}
        </div>
      )}
      <p className="small" aria-hidden="true">
        {value.line}
      </p>
      <p className="only-heard" aria-live="polite">
        {heard}
      </p>
      {value.question !== null && (
        <DateChips
          question={value.question}
          chosen={value.chosen}
          onChoose={(at) => onChange(choose(value, at))}
        />
      )}
      <p className="small hint">{quickText.whenHelp}</p>
    </div>
  )
}

/** What was understood, once the keys have rested; what is understood or chosen after that is heard at once. */
function useHeard(typed: string, { isRead, line }: TypedDate): string {
  const rested = useLater(typed, HEARD_AFTER_MS)
  const [heard, setHeard] = useState(line)
  useEffect(() => {
    if (rested === typed && isRead) setHeard(line)
  }, [rested, typed, isRead, line])
  return heard
}

/** The phrase is meant at the moment the field was first focused, even when it is finished after midnight. */
function useTyped(value: TypedDate, onChange: Props['onChange']) {
  const [typed, setTyped] = useState(value.typed)
  const now = useRef<Instant | null>(value.now)
  // A date that was read is not read again when its sheet is opened again: what was chosen stays chosen.
  const readAlready = useRef(value.isRead ? value.typed : null)
  const tell = useRef(onChange)
  tell.current = onChange
  useEffect(() => {
    if (now.current === null || readAlready.current === typed) return
    readAlready.current = null
    const meantAt = now.current
    let isStale = false
    const readNow = async (): Promise<void> => {
      const read = await readTyped(typed, meantAt)
      if (!isStale) tell.current(read)
    }
    const timer = setTimeout(() => void readNow(), PAUSE_MS)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [typed])
  const focus = (): void => {
    now.current ??= thisMoment()
  }
  const say = (phrase: string, meant?: 'at this moment'): void => {
    readAlready.current = null
    now.current = meant === undefined ? (now.current ?? thisMoment()) : thisMoment()
    setTyped(phrase)
    const isRead = phrase.trim() === ''
    onChange({
      ...NO_DATE,
      typed: phrase,
      now: now.current,
      isRead,
      line: isRead ? NO_DATE.line : value.line,
    })
  }
  const take = (date: TypedDate): void => {
    now.current = thisMoment()
    readAlready.current = date.typed
    setTyped(date.typed)
    onChange({ ...date, now: now.current })
  }
  return { typed, say, take, focus }
}

function thisMoment(): Instant {
  return new Date().toISOString() as Instant
}
