import { z } from 'zod'
import { When } from './when.ts'

/** Who may see a field without being asked again (DESIGN section 5). One entry holds fields of one class only. */
export const DISCLOSURE_CLASSES = ['ordinary', 'personal', 'health', 'third-party', 'privileged'] as const
export const DisclosureClass = z.enum(DISCLOSURE_CLASSES)
export type DisclosureClass = z.infer<typeof DisclosureClass>

export const CHANNELS = [
  'social-post',
  'direct-message',
  'e-mail',
  'text',
  'call',
  'voicemail',
  'review',
  'in-person',
  'letter',
  'protest',
  'livestream',
  'contact-request',
  'doxxing',
  'other',
] as const
export const Channel = z.enum(CHANNELS)
export type Channel = z.infer<typeof Channel>

export const REPLIES = ['no', 'yes', 'not-said'] as const
export const RELATIONS = ['share-of', 'reply-to', 'same-as'] as const
export const Relation = z.enum(RELATIONS)
export type Relation = z.infer<typeof Relation>

/** Why a record was corrected or added to. */
export const AMEND_REASONS = [
  'typing-mistake',
  'remembered-more',
  'wrong-date',
  'new-information',
  'other',
] as const

const wellFormed = (text: string): boolean => text.isWellFormed()

/** Text as the person gave it: never normalised, lone surrogates refused (they have no UTF-8). */
export const text = (maxLength: number) =>
  z.string().max(maxLength).refine(wellFormed, 'the text holds a broken character')

const line = text(500)
const long = text(200_000)

/** Everything an incident can say. Absent means not said. */
export const IncidentFields = z.strictObject({
  title: line.optional(),
  happened: When.optional(),
  published: When.optional(),
  firstSeen: When.optional(),
  channel: Channel.optional(),
  place: line.optional(),
  platform: line.optional(),
  url: text(4000).optional(),
  account: line.optional(),
  words: long.optional(),
  saw: long.optional(),
  told: long.optional(),
  replied: z.enum(REPLIES).optional(),
  threat: z.boolean().optional(),
  private: long.optional(),
  effect: long.optional(),
  affected: long.optional(),
  witnesses: long.optional(),
})
export type IncidentFields = z.infer<typeof IncidentFields>
export type IncidentField = keyof IncidentFields

/** The texts of an incident that can be erased by themselves. */
export const ERASABLE_TEXTS = [
  'title',
  'words',
  'saw',
  'told',
  'effect',
  'affected',
  'witnesses',
  'private',
  'account',
  'place',
  'platform',
  'url',
] as const satisfies readonly IncidentField[]
export const ErasableText = z.enum(ERASABLE_TEXTS)
export type ErasableText = z.infer<typeof ErasableText>

/** The class each field is written under unless the person says otherwise. */
export const FIELD_CLASSES = {
  title: 'ordinary',
  happened: 'ordinary',
  published: 'ordinary',
  firstSeen: 'ordinary',
  channel: 'ordinary',
  place: 'ordinary',
  platform: 'ordinary',
  url: 'ordinary',
  account: 'ordinary',
  words: 'ordinary',
  saw: 'ordinary',
  told: 'ordinary',
  replied: 'ordinary',
  threat: 'ordinary',
  private: 'personal',
  effect: 'health',
  affected: 'third-party',
  witnesses: 'third-party',
} as const satisfies Record<IncidentField, DisclosureClass>
