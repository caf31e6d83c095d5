import type { PackageTime, VerifyReport, VerifyRow } from './packages.ts'

// What stands around a verdict wherever it is shown: the check page in a package and the app say it alike.

/** What the state of a row is called. */
export const ROW_STATES: Readonly<Record<VerifyRow['state'], string>> = {
  ok: 'In order',
  failed: 'Not in order',
  'not-checked': 'Not checked',
}

/** Heading and reassurance of a check that something stopped. */
export const STOPPED = 'This could not be checked.'
export const NOTHING_WRONG = 'Nothing is known to be wrong.'

/** What a technical reader compares: keys, checkpoint, words, counts. */
export function technicalFacts(report: VerifyReport): readonly (readonly [name: string, value: string])[] {
  const { checked, checkpoint } = report
  const none = 'not known'
  return [
    ['Bundle', report.bundleId ?? none],
    ['Lists signed at', report.signedAt ?? none],
    ['Key that signed the lists, SHA-256', report.keyFingerprint ?? none],
    ['Record log', checkpoint?.origin ?? none],
    ['Lines in the log', checkpoint === null ? none : String(checkpoint.size)],
    ['Root, SHA-256', checkpoint?.root ?? none],
    ['Words of the checkpoint', checkpoint === null ? none : inRows(checkpoint.words)],
    ...report.times.map((time) => ['Outside time', timeFact(time)] as const),
    ['Files compared', `${checked.dataFiles} in data, ${checked.otherFiles} others`],
    ['Lines found in the log', `${checked.entries}, with ${checked.proofs} proofs that fit`],
  ]
}

function timeFact({ size, at, accuracyMs, authority, authorityFingerprint }: PackageTime): string {
  const off = accuracyMs === null ? '' : `, at most ${accuracyMs} ms off`
  return `first ${size} lines: ${at}${off}; ${authority || 'no name'}; SHA-256 of its certificate ${authorityFingerprint}`
}

function inRows(words: readonly string[]): string {
  return [0, 4, 8].map((from) => words.slice(from, from + 4).join(' ')).join(' · ')
}
