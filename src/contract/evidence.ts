import { z } from 'zod'
import { ViewToken } from './exhibits.ts'
import { procedure } from './procedure.ts'

/** What of an opened file is asked for: the bytes that are kept, or something made of them to be looked at. */
export const EvidencePart = z.union([
  z.enum(['original', 'text', 'mail', 'page']),
  z.stringFormat('picture', /^picture-\d{1,4}$/),
])
export type EvidencePart = z.infer<typeof EvidencePart>

/** Longer ranges are asked for piece by piece. */
export const MOST_READ_BYTES = 1024 * 1024

const Part = z.strictObject({ view: ViewToken, part: EvidencePart })

/** What main asks of the vault thread to serve `evidence://`. A page cannot ask it: it is in no contract of theirs. */
export const evidence = {
  look: procedure(Part, z.strictObject({ mediaType: z.string(), sizeBytes: z.int().min(0) })),
  /** Bytes `from` to `to` (exclusive), at most a mebibyte of them. */
  read: procedure(
    Part.extend({ from: z.int().min(0), to: z.int().min(0) }),
    z.strictObject({ bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  ),
}
export const evidenceContract = { evidence }
export type EvidenceContract = typeof evidenceContract
