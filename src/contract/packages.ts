import { z } from 'zod'
import { FileToken } from './exhibits.ts'
import { Instant, Seq, Sha256Hex } from './ids.ts'
import { procedure } from './procedure.ts'

/** The number a package names as `Holdfast-Package-Format`. */
export const PACKAGE_FORMAT = 1

/** One line of an exhibit's custody record, as printed and as kept in `seal/custody/`. */
export const CustodyRecordLine = z.strictObject({
  seq: Seq,
  at: Instant,
  what: z.string(),
  by: z.string(),
  purpose: z.string().nullable(),
})

/** `seal/custody/<label>.jsonl`, its `lines` each on a line of their own: which file an exhibit is, which entry took it in, and what happened to it since. */
export const CustodyRecord = z.strictObject({
  label: z.string().min(1),
  /** Its name in the package, such as `data/AB1.png`. */
  file: z.string().startsWith('data/'),
  sha256: Sha256Hex,
  sizeBytes: z.int().min(0),
  /** The `exhibit.ingested@1` entry. */
  seq: Seq,
  /**
   * Only of a redacted copy: `sha256` and `sizeBytes` are the copy's. That entry is not in the package; its leaf hash,
   * which is salted, names the original.
   */
  redacted: z.strictObject({ leafHash: Sha256Hex }).optional(),
  lines: z.array(CustodyRecordLine),
})
export type CustodyRecord = z.infer<typeof CustodyRecord>

export const PROBLEM_KINDS = [
  'changed',
  'missing',
  'added',
  'unreadable',
  'structure',
  'signature',
  'key',
  'checkpoint',
  'leaves',
  'entry',
  'proof',
  'custody',
  'pdf',
  'time',
  'earlier-record',
] as const
export const ProblemKind = z.enum(PROBLEM_KINDS)
export type ProblemKind = z.infer<typeof ProblemKind>

export const PackageProblem = z.strictObject({
  kind: ProblemKind,
  /** The name inside the package that it is about. */
  file: z.string().optional(),
  says: z.string(),
})
export type PackageProblem = z.infer<typeof PackageProblem>

export const VERIFY_ROWS = [
  'Unchanged',
  'Complete',
  'Signed by',
  'Record log',
  'Bundle PDF',
  'Not later than',
  'Earlier record',
] as const

export const VerifyRow = z.strictObject({
  name: z.enum(VERIFY_ROWS),
  state: z.enum(['ok', 'failed', 'not-checked']),
  says: z.string(),
})
export type VerifyRow = z.infer<typeof VerifyRow>

export const VERIFY_HEADINGS = [
  'Everything matches.',
  'Something does not match.',
  'Something is missing.',
  'Something was added.',
  'This could be checked in part.',
  'This could not be checked.',
] as const
export const VerifyHeading = z.enum(VERIFY_HEADINGS)
export type VerifyHeading = z.infer<typeof VerifyHeading>

/** What no check of a package says; stands wherever a verdict is shown (recipient.md section 6). */
export const DOES_NOT_SAY = [
  'Who sat at the keyboard. A key is not a person.',
  'That what is written is true.',
  'That nothing else exists.',
  'When things happened, beyond what each page says.',
] as const

/** What a time service outside said: the first `size` lines were in the record log not later than `at`. */
export const PackageTime = z.strictObject({
  /** The token, by its name in the package. */
  file: z.string(),
  size: z.int().min(0),
  at: Instant,
  /** How far off the service says it may be; null when it does not say. */
  accuracyMs: z.int().min(0).nullable(),
  /** What its certificate calls it, which nobody here has vouched for; may be empty. */
  authority: z.string(),
  authorityFingerprint: z.string(),
})
export type PackageTime = z.infer<typeof PackageTime>

/** What a check of a package found. `ok` is true only with the first heading. */
export const VerifyReport = z.strictObject({
  ok: z.boolean(),
  heading: VerifyHeading,
  sentence: z.string(),
  rows: z.array(VerifyRow),
  problems: z.array(PackageProblem),
  /** Files that computers add by themselves; named, and no problem. */
  addedByComputer: z.array(z.string()),
  /** How many were compared with what was signed, and fit. */
  checked: z.strictObject({
    dataFiles: z.int().min(0),
    otherFiles: z.int().min(0),
    entries: z.int().min(0),
    proofs: z.int().min(0),
  }),
  bundleId: z.string().nullable(),
  /** When the lists say that they were signed, by the clock of the computer that did. */
  signedAt: Instant.nullable(),
  /** SHA-256 of the key that signed the lists, in groups of four hex digits; null unless it did. */
  keyFingerprint: z.string().nullable(),
  /** Null unless its signature was verified. */
  checkpoint: z
    .strictObject({
      origin: z.string(),
      size: z.int().min(0),
      root: Sha256Hex,
      words: z.array(z.string()).length(12),
    })
    .nullable(),
  /** The time stamps that fit the record, the one about the fewest lines first. */
  times: z.array(PackageTime),
})
export type VerifyReport = z.infer<typeof VerifyReport>

export const packages = {
  /** One file that holds a whole package and opens with a passphrase; needs no vault. */
  encrypt: procedure(
    z.strictObject({ from: FileToken, to: FileToken, passphrase: z.string().min(1).max(1000) }),
    z.strictObject({ bundleId: z.string(), sizeBytes: z.int(), sha256: Sha256Hex }),
  ),
  /** Checks a package, folder or zip; needs no vault. `since` is an earlier checkpoint's signed note. */
  verify: procedure(
    z.strictObject({
      from: FileToken,
      /** One thing in the folder that `from` stands for. */
      named: z
        .string()
        .max(255)
        .regex(/^[^/\\:\0]+$/)
        .refine((name) => name !== '.' && name !== '..')
        .optional(),
      since: z.string().max(100_000).optional(),
    }),
    VerifyReport,
  ),
}
