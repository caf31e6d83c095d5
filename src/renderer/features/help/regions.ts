import helpNow from '../../../../resources/help-now.json' with { type: 'json' }

/** Where something was read, and the date of that source: a year, a month or a day. */
export type Sourced = { readonly source: string; readonly asAt: string }

export type Line = Sourced & {
  readonly name: string
  readonly number: string
  readonly text?: string
  readonly forWhom: string
  readonly hours: string
}

export type Region = {
  readonly id: string
  readonly name: string
  /** The regions of a system that it is shown for. */
  readonly codes: readonly string[]
  /** Where a case begins that is made there. */
  readonly jurisdiction: string
  readonly danger: Sourced & { readonly number: string; readonly whom: string }
  /** For whoever cannot hear or cannot speak. */
  readonly otherWays: readonly (Sourced & { readonly how: string })[]
  readonly talk: readonly Line[]
}

export const REGIONS: readonly Region[] = helpNow.regions

/** The region that was chosen, else the one of the system; null where there are no numbers for it. */
export function regionFor(chosen: string | null, systemRegion: string): Region | null {
  const wanted = chosen ?? systemRegion
  return REGIONS.find(({ id, codes }) => id === wanted || codes.includes(wanted)) ?? null
}

const MONTHS_UNTIL_OLD = 12

/** Twelve months after the last day that its date can mean. */
export function isOld(asAt: string, nowMs: number): boolean {
  const [year = '', month = '12', day = '28'] = asAt.split('-')
  const until = new Date(Date.UTC(Number(year), Number(month) - 1 + MONTHS_UNTIL_OLD, Number(day)))
  return until.getTime() < nowMs
}

const YEAR: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' }
const MONTH: Intl.DateTimeFormatOptions = { ...YEAR, month: 'long' }

/** "2020" or "June 2023". */
export function asAtWords(asAt: string): string {
  const isYear = asAt.length === 4
  return new Intl.DateTimeFormat('en-GB', isYear ? YEAR : MONTH).format(new Date(asAt))
}

/** Whose page it was read on. */
export const siteOf = (source: string): string => new URL(source).hostname.replace(/^www\./, '')
