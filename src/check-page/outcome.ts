import { AppError } from '../contract/errors.ts'
import type { ErrorCode } from '../contract/errors.ts'
import type { VerifyHeading, VerifyReport } from '../contract/packages.ts'
import { NOTHING_WRONG, STOPPED } from '../contract/verdict-words.ts'

export type Tone = 'good' | 'bad' | 'part' | 'unknown'

/** What the page says of what was dropped. `report` is what `verifyPackage` says of the same files, word for word. */
export type Outcome = {
  readonly tone: Tone
  readonly heading: string
  readonly sentence: string
  readonly report: VerifyReport | null
}

const OTHER_WAYS = `${NOTHING_WRONG} The read-me shows other ways.`

const WHAT_STOPPED: Partial<Readonly<Record<ErrorCode, string>>> = {
  NotAPackage: `This is not a package, or not the whole of one. Drop the folder or the zip that you were given. ${OTHER_WAYS}`,
  UnknownFormat: `This package was made by a newer Holdfast than this page knows. ${OTHER_WAYS}`,
  DamagedPackage:
    'The zip is damaged, or made in a way that is not safe to read. Ask for it again, or unpack it and drop the folder. The read-me shows other ways.',
  CannotRead: `Your browser could not read a file or folder. Choose the folder or the zip with a button. ${OTHER_WAYS}`,
  Cancelled: `You stopped the check. ${OTHER_WAYS}`,
}

const TONES: Readonly<Record<VerifyHeading, Tone>> = {
  'Everything matches.': 'good',
  'Something does not match.': 'bad',
  'Something is missing.': 'bad',
  'Something was added.': 'bad',
  'This could be checked in part.': 'part',
  'This could not be checked.': 'unknown',
}

export function ofReport(report: VerifyReport): Outcome {
  const { heading, sentence } = report
  return { tone: TONES[heading], heading, sentence, report }
}

/** For what stopped a check. Anything that is no `AppError` is a fault of this page, and said to be. */
export function ofError(error: unknown): Outcome {
  const known = error instanceof AppError ? WHAT_STOPPED[error.code] : undefined
  const name = error instanceof Error ? error.name : 'unknown'
  const sentence = known ?? `This page failed (${name}). ${OTHER_WAYS}`
  return { tone: 'unknown', heading: STOPPED, sentence, report: null }
}

export type PdfBeside = { readonly name: string; readonly sameAs: string | null }

/** A bundle that lies beside its package has to be the one in it. */
export function withPdfBeside(outcome: Outcome, beside: readonly PdfBeside[]): Outcome {
  const other = beside.find(({ sameAs }) => sameAs === null)
  if (other !== undefined && (outcome.tone === 'good' || outcome.tone === 'part')) {
    const what =
      outcome.tone === 'good' ? 'The package matches' : 'The package matches as far as it could be checked'
    const sentence = `${what}, but ${other.name}, which was dropped with it, is not a file of it.`
    return { ...outcome, tone: 'bad', heading: 'Something does not match.', sentence }
  }
  const says = beside.map(({ name, sameAs }) =>
    sameAs === null ? `${name} is not a file of the package.` : `${name} is the same file as ${sameAs}.`,
  )
  return { ...outcome, sentence: [outcome.sentence, ...says].join(' ') }
}
