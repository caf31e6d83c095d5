const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
const NUMBERS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Parts of patterns, each with one group. */
export const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
export const WEEKDAY =
  '(monday|mon|tuesday|tues?|wednesday|weds?|thursday|thu(?:rs?)?|friday|fri|saturday|sat|sunday|sun)'
/** What follows a month: a year, unless it is the hour. */
export const YEAR = "(?:,? +(\\d{4}|['’]\\d\\d|\\d\\d(?! *(?:am|pm|h|o['’]?clock|[:.-]|to|or|and)))(?!\\d))?"
export const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)?'
export const HOUR_WORD = `(\\d{1,2}|${NUMBERS.join('|')})`
export const COUNT = `(\\d{1,3}|an?|${NUMBERS.join('|')})`
export const HALF_DAY = '(?: ?(am|pm|a\\.m\\.?|p\\.m\\.?))'

/** 1 for January. */
export function monthNumber(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1
}

/** 1 for Monday. */
export function weekdayNumber(word: string): number {
  return WEEKDAYS.indexOf(word.slice(0, 2).toLowerCase()) + 1
}

/** `a` is one. */
export function countOf(word: string): number {
  const lower = word.toLowerCase()
  if (/^an?$/.test(lower)) return 1
  return /^\d/.test(lower) ? Number(lower) : NUMBERS.indexOf(lower) + 1
}

/** Two digits are of this century. */
export function yearOf(word: string): number {
  const digits = word.replace(/\D/g, '')
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}
