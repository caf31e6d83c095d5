import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useContext, useState } from 'react'
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
  type DateValue,
} from 'react-aria-components'
import { FIRST_DAY_OF_WEEK } from '../../first-day-of-week.ts'
import { quickText } from '../../texts/quick-log.ts'
import { Button } from '../../ui/Button.tsx'
import { calendarDayInWords } from '../../ui/moment.ts'

/** As React Aria names what the system counts from 1 for Monday. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

type Props = {
  /** The day in words that are read as if they had been typed: `11 March 2026`. */
  readonly onPick: (typed: string) => void
}

/** A calendar for whoever would rather point at a day than name it. Nothing lands in the future. */
export function PickDate({ onPick }: Props) {
  const [last, setLast] = useState<DateValue | null>(null)
  return (
    <DialogTrigger>
      <Button>{quickText.pickDate}</Button>
      <Popover className="menu-popover" placement="bottom start">
        <Dialog className="calendar-dialog" aria-label={quickText.pickDate}>
          {({ close }) => (
            <Days
              last={last}
              onDay={(day) => {
                setLast(day)
                onPick(calendarDayInWords(day.toString()))
                close()
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

type DaysProps = {
  /** The one that was picked before: the calendar opens there. */
  readonly last: DateValue | null
  readonly onDay: (day: DateValue) => void
}

function Days({ last, onDay }: DaysProps) {
  return (
    <Calendar
      className="calendar"
      aria-label={quickText.pickDate}
      firstDayOfWeek={WEEKDAYS[FIRST_DAY_OF_WEEK - 1] ?? 'mon'}
      isDateUnavailable={isToCome}
      defaultFocusedValue={last}
      onChange={onDay}
      autoFocus
    >
      <div className="calendar-head">
        <AriaButton slot="previous" className="calendar-turn">
          <ChevronLeft size={20} strokeWidth={1.75} aria-hidden="true" />
        </AriaButton>
        <Heading />
        <NextMonth />
      </div>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="calendar-day" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}

function NextMonth() {
  const end = useContext(CalendarStateContext)?.visibleRange.end
  return (
    <AriaButton
      slot="next"
      className="calendar-turn"
      isDisabled={end !== undefined && end.toString() >= today()}
    >
      <ChevronRight size={20} strokeWidth={1.75} aria-hidden="true" />
    </AriaButton>
  )
}

/** Days of the calendar as `2026-03-11`, which sort as they follow each other. */
const isToCome = (day: DateValue): boolean => day.toString() > today()

const two = (part: number): string => String(part).padStart(2, '0')

function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
