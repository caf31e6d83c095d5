import type { Channel } from '../../../contract/records.ts'
import { NO_DATE, type TypedDate } from './read-date.ts'

/** What one sheet asks. */
export type Fields = {
  readonly happened: string
  readonly date: TypedDate
  readonly channel: Channel | null
  readonly platform: string
  readonly url: string
  readonly isThreat: boolean
}

export const NOTHING: Fields = {
  happened: '',
  date: NO_DATE,
  channel: null,
  platform: '',
  url: '',
  isThreat: false,
}
