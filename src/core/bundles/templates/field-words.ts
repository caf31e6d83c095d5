import type { AccountFields } from '../../../contract/accounts.ts'
import type { ActionFields } from '../../../contract/actions.ts'
import type { PersonFields } from '../../../contract/people.ts'
import type { IncidentField, IncidentFields } from '../../../contract/records.ts'
import { AMEND_REASONS } from '../../../contract/records.ts'

type StepField = Exclude<keyof ActionFields, keyof IncidentFields>
type WhoField = Exclude<keyof AccountFields | keyof PersonFields, keyof IncidentFields | 'notes'>

const FIELD_WORDS: Readonly<Record<IncidentField | StepField | WhoField, string>> = {
  title: 'the title',
  happened: 'when it happened',
  published: 'when it was published',
  firstSeen: 'when it was first seen',
  channel: 'the kind',
  place: 'the place',
  platform: 'the platform',
  url: 'the address',
  account: 'the account',
  words: 'the exact words',
  saw: 'what the writer saw or heard',
  told: 'what the writer was told',
  replied: 'the reply',
  threat: 'the mark as a threat',
  private: 'personal details',
  effect: 'the effect',
  affected: 'others affected',
  witnesses: 'witnesses',
  kind: 'what was done',
  to: 'who it was taken to',
  reference: 'the reference',
  said: 'what was said or asked',
  outcome: 'what came of it',
  handle: 'the handle',
  displayName: 'the display name',
  contact: 'the number or address',
  name: 'the name',
  described: 'the description',
}
const REASON_WORDS: Readonly<Record<(typeof AMEND_REASONS)[number], string>> = {
  'typing-mistake': 'typing mistake',
  'remembered-more': 'the writer remembered more',
  'wrong-date': 'wrong date',
  'new-information': 'new information',
  other: 'another reason',
}

/** The writer's own reason, or the words for one from the list. */
export function reasonWords(reason: string): string {
  const known = AMEND_REASONS.find((one) => one === reason)
  return known ? REASON_WORDS[known] : reason
}

/** `the title`. A name that this version does not know is another field. */
export const fieldWords = (field: string): string =>
  Object.hasOwn(FIELD_WORDS, field) ? FIELD_WORDS[field as keyof typeof FIELD_WORDS] : 'another field'
