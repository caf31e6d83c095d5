import type { Channel, IncidentFields } from '../../../contract/records.ts'
import { quickText } from '../../texts/quick-log.ts'
import { NO_DATE, type TypedDate } from './read-date.ts'

/** What a sheet asks where more is to be said, by the names that an incident has for it. */
export const DETAILS = ['account', 'words', 'told', 'effect', 'affected', 'witnesses'] as const
export type DetailName = (typeof DETAILS)[number]

/** What one sheet asks. */
export type Fields = {
  readonly happened: string
  readonly date: TypedDate
  readonly channel: Channel | null
  readonly platform: string
  readonly url: string
  readonly isThreat: boolean
  readonly replied: NonNullable<IncidentFields['replied']> | null
  /** The exact words were pasted with nothing focused, and nobody has said yet whose they are. */
  readonly isPasted: boolean
  /** Something that went into it is on the clipboard, as far as is known. */
  readonly isOnClipboard: boolean
} & Readonly<Record<DetailName, string>>

export const NOTHING: Fields = {
  happened: '',
  date: NO_DATE,
  channel: null,
  platform: '',
  url: '',
  isThreat: false,
  replied: null,
  isPasted: false,
  isOnClipboard: false,
  account: '',
  words: '',
  told: '',
  effect: '',
  affected: '',
  witnesses: '',
}

export function isEmpty(fields: Fields): boolean {
  const { happened, platform, url, date, channel, isThreat, replied } = fields
  const typed = [happened, platform, url, date.typed, ...DETAILS.map((name) => fields[name])]
  return typed.every((words) => words.trim() === '') && channel === null && !isThreat && replied === null
}

/** A channel that has accounts asks for one in the short sheet. */
export const asksAccount = ({ channel }: Fields): boolean =>
  channel !== null && quickText.accountOf[channel] !== undefined

/** What somebody said with it, beyond what the short sheet asks. */
export const hasDetail = (fields: Fields): boolean =>
  fields.replied !== null ||
  DETAILS.some(
    (name) => name !== 'words' && !(name === 'account' && asksAccount(fields)) && fields[name].trim() !== '',
  )
