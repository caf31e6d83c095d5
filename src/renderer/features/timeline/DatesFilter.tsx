import { ChevronDown } from 'lucide-react'
import { memo, useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Instant } from '../../../contract/ids.ts'
import { timelineText } from '../../texts/timeline.ts'
import { Button } from '../../ui/Button.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { readTyped } from '../quick-log/read-date.ts'
import type { Ask, Range } from './filter.ts'
import { lastDays, PRESETS } from './last-days.ts'

type Props = { readonly range: Range | null; readonly onAsk: Ask }
type Bound = { readonly typed: string; readonly at: Instant | null; readonly says: string }

const NOTHING: Bound = { typed: '', at: null, says: '' }

/** From when and to when, typed as in the quick log and said back in full words. */
export const DatesFilter = memo(({ range, onAsk }: Props) => (
  <DialogTrigger>
    <Button aria-pressed={range !== null}>
      {timelineText.chosen(timelineText.dates, range === null ? 0 : 1)}
      <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
    </Button>
    <Popover className="menu-popover">
      <Dialog className="filter-dialog" aria-label={timelineText.dates}>
        {({ close }) => (
          <Bounds
            hasRange={range !== null}
            onRange={(chosen) => {
              onAsk({ range: chosen })
              close()
            }}
          />
        )}
      </Dialog>
    </Popover>
  </DialogTrigger>
))

type BoundsProps = { readonly hasRange: boolean; readonly onRange: (range: Range | null) => void }

function Bounds({ hasRange, onRange }: BoundsProps) {
  const [from, setFrom] = useState(NOTHING)
  const [to, setTo] = useState(NOTHING)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        const range = rangeOf(from, to)
        if (range !== null) onRange(range)
      }}
    >
      <div className="chips">
        {PRESETS.map((preset) => (
          <Button key={preset} onPress={() => onRange(lastDays(preset))}>
            {timelineText.presets[preset]}
          </Button>
        ))}
      </div>
      <BoundField label={timelineText.from} bound={from} which="fromAt" onBound={setFrom} />
      <BoundField label={timelineText.to} bound={to} which="toAt" onBound={setTo} />
      <div className="beside">
        <Button kind="main" type="submit" isDisabled={rangeOf(from, to) === null}>
          {timelineText.apply}
        </Button>
        {hasRange && <Button onPress={() => onRange(null)}>{timelineText.anyDate}</Button>}
      </div>
    </form>
  )
}

type FieldProps = {
  readonly label: string
  readonly bound: Bound
  readonly which: 'fromAt' | 'toAt'
  readonly onBound: (bound: Bound) => void
}

function BoundField({ label, bound, which, onBound }: FieldProps) {
  const onChange = async (typed: string): Promise<void> => {
    onBound({ ...NOTHING, typed })
    if (typed.trim() === '') return
    const read = await readTyped(typed, new Date().toISOString() as Instant)
    const at = read.when?.[which] ?? null
    const isOpen = read.question !== null && read.when?.kind !== 'day'
    const unsaid = isOpen ? timelineText.dateOpen : timelineText.dateNotUnderstood
    onBound({ typed, at: isOpen ? null : at, says: isOpen || at === null ? unsaid : shortly(read.plain) })
  }
  return (
    <div className="field">
      <LineField
        label={label}
        value={bound.typed}
        onChange={(typed) => void onChange(typed)}
        help={timelineText.fromHelp}
      />
      <p className="small" aria-live="polite">
        {bound.says}
      </p>
    </div>
  )
}

/** A question about the hour says nothing of the day. */
const shortly = (words: string): string => words.split('. ')[0] ?? words

function rangeOf(from: Bound, to: Bound): Range | null {
  if (from.at === null && to.at === null) return null
  if ((from.at === null && from.typed !== '') || (to.at === null && to.typed !== '')) return null
  if (from.at !== null && to.at !== null && from.at > to.at) return null
  const says =
    to.at === null
      ? timelineText.since(from.says)
      : from.at === null
        ? timelineText.until(to.says)
        : timelineText.between(from.says, to.says)
  return { fromAt: from.at, toAt: to.at, says }
}
