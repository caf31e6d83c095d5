import { z } from 'zod'
import { ExhibitId, IncidentId } from './ids.ts'
import { DisclosureClass, text } from './records.ts'

/** In the person's own words; it is printed. */
const why = text(500).min(1).optional()

/** What a covered part is about. Correspondence with lawyers goes out whole when it is named, or not at all. */
export const CoveredClass = DisclosureClass.exclude(['privileged'])
export type CoveredClass = z.infer<typeof CoveredClass>

/** An area of a picture, in pixels of the picture as it is seen (turned as its EXIF says), from its upper left corner. */
export const CoveredArea = z.strictObject({
  x: z.int().min(0),
  y: z.int().min(0),
  width: z.int().positive(),
  height: z.int().positive(),
  class: CoveredClass,
  why,
})
export type CoveredArea = z.infer<typeof CoveredArea>

/** Words to be withheld, letter for letter, wherever they stand. */
export const CoveredWords = z.strictObject({ words: text(2000).min(1), class: CoveredClass, why })
export type CoveredWords = z.infer<typeof CoveredWords>

const redactionsBy = <Exhibit extends z.ZodType, Incident extends z.ZodType>(
  exhibit: Exhibit,
  incident: Incident,
) =>
  z.strictObject({
    /** Pictures by areas, texts by words. */
    exhibits: z
      .array(
        z.strictObject({
          exhibit,
          areas: z.array(CoveredArea).max(500).default([]),
          words: z.array(CoveredWords).max(500).default([]),
        }),
      )
      .default([]),
    incidents: z
      .array(z.strictObject({ incident, words: z.array(CoveredWords).min(1).max(500) }))
      .default([]),
  })

/** What is covered in a bundle. */
export const Redactions = redactionsBy(ExhibitId, IncidentId)
export type Redactions = z.infer<typeof Redactions>

/** The JSON file of `seal --redact FILE`: the same, with incidents and exhibits named as in any command. */
export const RedactionFile = redactionsBy(text(100).min(1), text(100).min(1))
export type RedactionFile = z.infer<typeof RedactionFile>

/** What is left out of a bundle by name. */
export const LeftOut = z.strictObject({
  incidents: z.array(z.strictObject({ incident: IncidentId, why })).default([]),
  exhibits: z.array(z.strictObject({ exhibit: ExhibitId, why })).default([]),
})
export type LeftOut = z.infer<typeof LeftOut>

/** The part of `bundles.seal` that says what goes in. Without any of it: everything the profile may see. */
export const disclosureInput = {
  /** Only these incidents. */
  include: z.array(IncidentId).min(1).optional(),
  exclude: LeftOut.prefault({}),
  redact: Redactions.prefault({}),
  /** Also the accounts seen in the incidents that go in, and who the writer takes to be behind them. */
  accounts: z.boolean().optional(),
} as const

/** What a recipient can be given; notes and what is between a person and their lawyer are of no bundle. */
export const GivenClass = CoveredClass
export type GivenClass = CoveredClass

const DisclosureAsk = z.strictObject(disclosureInput)
export type DisclosureAsk = z.infer<typeof DisclosureAsk>
