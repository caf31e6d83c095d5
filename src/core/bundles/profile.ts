import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { DisclosureClass } from '../../contract/records.ts'
import type { BundleProfile, SourcedLimit } from './bundle-profile.ts'

const Day = z.iso.date()
const sourced = {
  says: z.string().min(1),
  source: z.string().min(1),
  read: z.enum(['at-source', 'second-hand', 'general-knowledge']),
  asAt: Day,
}
/** A fact about a rule or a recipient, with where and when it was read. */
export const Sourced = z.strictObject(sourced)
const SourcedLimit = z.strictObject({
  ...sourced,
  most: z.int().positive(),
  answer: z.enum(['volumes', 'permission']),
})
const Part = z.enum([
  'cover',
  'heading',
  'glance',
  'scope',
  'index',
  'chronology',
  'accounts',
  'incidents',
  'exhibits',
  'actions',
  'custody',
  'files',
  'check',
  'method',
  'receipt',
])
const Section = z.strictObject({
  title: z.string().min(1).nullable(),
  parts: z.array(z.strictObject({ part: Part, title: z.string().min(1) })).min(1),
})
const Numbering = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('arabic') }),
  z.strictObject({ mode: z.literal('bates-per-section') }),
  z.strictObject({ mode: z.literal('bates-prefix'), digits: z.int().min(4).max(9) }),
])

const Profile = z
  .strictObject({
    name: z.string(),
    recipientKind: z.string().regex(/^[a-z-]+$/),
    page: z.enum(['A4', 'Letter']),
    numbering: Numbering,
    typeface: z.enum(['noto-sans', 'arimo']),
    smallestPt: z.number().min(6).max(14),
    // Privileged is of no profile: a note goes out only when it is named one by one.
    classes: z.array(DisclosureClass.exclude(['privileged'])),
    labelForm: z.enum(['plain', 'slash']),
    dateForm: z.enum(['day-month-year', 'month-day-year']),
    first: z.enum(['master', 'filing']),
    fileNamePattern: z.string().nullable(),
    referenceWord: z.string().min(1),
    heading: z
      .strictObject({ court: z.string(), parties: z.tuple([z.string().min(1), z.string().min(1)]) })
      .nullable(),
    sheet: z.strictObject({ referredToIn: z.string().min(1), box: z.string().min(1) }),
    sections: z.array(Section).min(1).max(26),
    statement: z
      .string()
      .regex(/^[a-z-]+$/)
      .nullable(),
    limits: z.strictObject({ bytes: SourcedLimit.nullable(), pages: SourcedLimit.nullable() }),
    delivery: z
      .array(
        z.strictObject({
          way: z.enum(['folder', 'two-files', 'one-pdf']),
          knownLimits: z.array(Sourced),
        }),
      )
      .min(1),
    rules: z.array(Sourced),
  })
  .refine(({ sections }) => hasEachPartOnce(sections), 'a part stands twice, or one is missing')
  .refine(({ sections, heading }) => opensAsItSays(sections, heading !== null), 'the first page is another')

/** Whatever the recipient, these are never left out: what is not in it, where it came from, what it does not say. */
const NEVER_LEFT_OUT = [
  'scope',
  'index',
  'accounts',
  'incidents',
  'exhibits',
  'actions',
  'custody',
  'files',
  'check',
  'method',
] as const

function hasEachPartOnce(sections: readonly z.infer<typeof Section>[]): boolean {
  const parts = sections.flatMap((section) => section.parts.map(({ part }) => part))
  return new Set(parts).size === parts.length && NEVER_LEFT_OUT.every((part) => parts.includes(part))
}

function opensAsItSays(sections: readonly z.infer<typeof Section>[], isCourt: boolean): boolean {
  const [first, second] = sections.flatMap((section) => section.parts.map(({ part }) => part))
  return isCourt ? first === 'heading' && second === 'index' : first === 'cover'
}

export const PROFILE_NAMES = [
  'police',
  'uk-civil',
  'uk-tribunal',
  'uk-family',
  'us-federal',
  'ca',
  'internal',
] as const

/** Reads a profile from `profiles/<name>.json` in the resources folder. Throws InvalidInput for one that is not there. */
export function readProfile(resourcesFolder: string, name: string): BundleProfile {
  if (!/^[a-z-]+$/.test(name)) throw new AppError('InvalidInput', 'there is no such profile')
  try {
    return Profile.parse(JSON.parse(readFileSync(join(resourcesFolder, 'profiles', `${name}.json`), 'utf8')))
  } catch (cause) {
    throw new AppError('InvalidInput', 'there is no such profile', { cause })
  }
}

/** Whatever the recipient takes: no PDF is made larger than this when its parts can stand in two. */
export const OWN_LIMIT: SourcedLimit = {
  says: 'A PDF of more than 300 MB is slow to open, and making it takes much memory.',
  source: 'Holdfast’s own limit',
  read: 'at-source',
  asAt: '2026-11-22',
  most: 300_000_000,
  answer: 'volumes',
}

/** The recipient's limits that a finished PDF is over, with their sources, to be shown before it goes anywhere. */
export function limitsExceeded(
  { limits }: Pick<BundleProfile, 'limits'>,
  pdf: { readonly pages: number; readonly pdfBytes: { readonly length: number } },
): readonly SourcedLimit[] {
  return [
    ...(limits.pages && pdf.pages > limits.pages.most ? [limits.pages] : []),
    ...(limits.bytes && pdf.pdfBytes.length > limits.bytes.most ? [limits.bytes] : []),
  ]
}
