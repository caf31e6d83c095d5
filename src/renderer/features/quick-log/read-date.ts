import type { DateQuestion } from '../../../contract/dates.ts'
import type { OwnTime } from '../../../contract/exhibits.ts'
import type { Instant } from '../../../contract/ids.ts'
import type { When } from '../../../contract/when.ts'
import { api } from '../../api.ts'
import { FIRST_DAY_OF_WEEK } from '../../first-day-of-week.ts'
import { quickText } from '../../texts/quick-log.ts'

export type TypedDate = {
  readonly typed: string
  /** The moment the phrase was meant at. */
  readonly now: Instant | null
  /** False while the phrase has not been read yet. */
  readonly isRead: boolean
  /** What is certain, or was chosen. */
  readonly when: When | null
  /** What the line under the field says. */
  readonly line: string
  /** The date alone, to be said again once it is saved. */
  readonly plain: string
  readonly question: DateQuestion | null
  /** Which of the question's options was chosen. */
  readonly chosen: number | null
  readonly leftover: readonly string[]
}

export type DateReading = {
  readonly zone: string
  readonly dayOrder: 'day-first' | 'month-first' | 'ask'
}

export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** As the case that is shown means its dates. */
let reading: DateReading = { zone: ZONE, dayOrder: 'day-first' }
export function readDatesAs(meant: DateReading): void {
  reading = meant
}

/** Left empty: not known, never now. */
export const NO_DATE: TypedDate = {
  typed: '',
  now: null,
  isRead: true,
  when: null,
  line: quickText.dateNotKnown,
  plain: quickText.dateOpen,
  question: null,
  chosen: null,
  leftover: [],
}

/** What the core makes of a phrase. What it does not understand is kept as typed. */
export async function readTyped(typed: string, now: Instant): Promise<TypedDate> {
  const base = { ...NO_DATE, typed, now }
  if (typed.trim() === '') return base
  const { understood, line, question, leftover } = await api.dates.read({
    typed,
    ...reading,
    now,
    firstDayOfWeek: FIRST_DAY_OF_WEEK,
  })
  const isCertain = understood !== null && understood.when.kind !== 'unknown'
  const words = understood?.words ?? quickText.dateOpen
  return {
    ...base,
    when: understood?.when ?? null,
    line: isCertain ? quickText.understoodAs(line) : line,
    plain: question === null ? words : quickText.toSettle(words),
    question,
    leftover,
  }
}

/** The time of a file as a date, with its words in the field. They are not read: its zone is this computer's, not the case's. */
export function dateOf({ when, words, short }: OwnTime): TypedDate {
  return {
    ...NO_DATE,
    typed: short,
    when: { ...when, asTyped: short },
    line: quickText.understoodAs(words),
    plain: words,
  }
}

/** The date once one of the chips was pressed. */
export function choose(date: TypedDate, chosen: number): TypedDate {
  const understood = date.question?.options[chosen]?.understood
  if (understood === undefined) return date
  const { when, words } = understood
  const said = when.kind === 'unknown' ? quickText.dateNotKnown : quickText.understoodAs(words)
  const line =
    date.leftover.length === 0 ? said : quickText.butNotUnderstood(said.replace(/\.$/, ''), date.leftover)
  return { ...date, chosen, when, plain: words, line }
}
