import type { PackageProblem, ProblemKind, VerifyHeading, VerifyRow } from '../../contract/packages.ts'
import type { FilesCheck } from './check-files.ts'
import type { SignaturesCheck } from './check-signatures.ts'
import type { Checks } from './checks.ts'
import { ADDED_TO } from './check-pdfs.ts'
import { earlierRow, notCompared } from './earlier-row.ts'
import { isBundlePdf } from './layout.ts'
import { keyFingerprint } from './minisign.ts'
import { pdfRow } from './pdf-row.ts'
import { timeRow } from './time-row.ts'
import { count, inWords, row } from './verdict-words.ts'

export type Verdict = {
  readonly ok: boolean
  readonly heading: VerifyHeading
  readonly sentence: string
  readonly rows: readonly VerifyRow[]
}

// What the first sentence is about when several things are wrong: who signed, then what differs.
const MISMATCHES: readonly ProblemKind[] = [
  'signature',
  'key',
  'changed',
  'checkpoint',
  'leaves',
  'entry',
  'proof',
  'custody',
  'pdf',
  'time',
  'earlier-record',
  'structure',
]
const SIGNED_BY: readonly ProblemKind[] = ['signature', 'key']
const IN_LOG: readonly ProblemKind[] = ['checkpoint', 'leaves', 'entry', 'proof', 'custody']

/** Puts the checks into the words of recipient.md section 7. No sentence claims a check that was not made. */
export function verdictOf(checks: Checks): Verdict {
  const rows = [
    unchangedRow(checks),
    completeRow(checks),
    signedByRow(checks),
    logRow(checks),
    pdfRow(checks),
    timeRow(checks),
    earlierRow(checks),
  ]
  const listsFit = rows.slice(0, 4).every((made) => made.state === 'ok') && checks.problems.length === 0
  const unmade = partsNotMade(checks)
  if (listsFit && unmade.length > 0) return { ok: false, ...inPart(checks, unmade), rows }
  return { ok: listsFit, ...headline(checks, listsFit), rows }
}

/** What was asked for or is here to be checked, beside the lists and the log, and was not. */
function partsNotMade({ earlier, pdfs }: Checks): readonly string[] {
  const large = pdfs.notLookedAt.map(
    (name) => `The signature in ${name} was not looked at: the file is too large.`,
  )
  return earlier?.compared === false ? [...large, notCompared(earlier)] : large
}

function inPart(checks: Checks, unmade: readonly string[]): Pick<Verdict, 'heading' | 'sentence'> {
  const sentence = [goodSentence({ ...checks, earlier: null }), ...unmade].join(' ')
  return { heading: 'This could be checked in part.', sentence }
}

function headline(checks: Checks, ok: boolean): Pick<Verdict, 'heading' | 'sentence'> {
  const { problems } = checks
  if (ok) return { heading: 'Everything matches.', sentence: goodSentence(checks) }
  const worst = MISMATCHES.map((kind) => problems.find((one) => one.kind === kind)).find(
    (one) => one !== undefined,
  )
  if (worst?.kind === 'changed') {
    return { heading: 'Something does not match.', sentence: changedSentence(checks) }
  }
  if (worst !== undefined) return { heading: 'Something does not match.', sentence: worst.says }
  const missing = problems.filter((one) => one.kind === 'missing')
  if (missing.length > 0)
    return { heading: 'Something is missing.', sentence: missingSentence(checks, missing) }
  const added = problems.filter((one) => one.kind === 'added')
  if (added.length > 0) return { heading: 'Something was added.', sentence: addedSentence(checks, added) }
  return { heading: 'This could not be checked.', sentence: stoppedSentence(problems) }
}

function goodSentence({ files, signatures, earlier }: Checks): string {
  const { signedAt } = signatures
  const when = signedAt === null ? '' : ` on ${inWords(signedAt)}, by the clock of the computer that signed`
  const first = `${allFiles(files)} are those that were listed and signed${when}`
  if (earlier === null) return `${first}.`
  return `${first}, and the earlier record of ${count(earlier.size, 'line')} is the beginning of this one.`
}

function allFiles({ matchingData, matchingOther }: FilesCheck): string {
  if (matchingData === 0) return `All ${count(matchingOther, 'file')}`
  const inData = `${matchingData === 1 ? 'The' : 'All'} ${count(matchingData, 'file')} in data`
  return `${inData} and ${count(matchingOther, 'other file')}`
}

function changedSentence(checks: Checks): string {
  const changed = checks.problems.filter((one) => one.kind === 'changed')
  const name = changed[0]!.file!
  if (changed.length === 1 && checks.pdfs.addedTo.has(name)) return ADDED_TO
  if (changed.length === 1 && isBundlePdf(name)) {
    return (
      'The bundle PDF is not the file that was listed. A copy that was saved again or printed to PDF looks the ' +
      'same and is another file.'
    )
  }
  const what =
    changed.length === 1
      ? `${name} is not the file that was listed.`
      : `${name} and ${count(changed.length - 1, 'other file')} are not the files that were listed.`
  return `${what}${otherMatching(checks)}`
}

function missingSentence(checks: Checks, missing: readonly PackageProblem[]): string {
  const [first] = missing
  const what =
    missing.length === 1
      ? first!.says
      : `${first!.file} and ${count(missing.length - 1, 'other file')} are not here.`
  return `${what}${otherMatching(checks)} Was the whole folder copied?`
}

function addedSentence({ files }: Checks, added: readonly PackageProblem[]): string {
  const [first] = added
  const what =
    added.length === 1
      ? first!.says
      : `${first!.file} and ${count(added.length - 1, 'other file')} are here and not listed.`
  const all = matching(files) === files.listed
  return all ? `${what} All ${count(files.listed, 'listed file')} match.` : what
}

function stoppedSentence(problems: readonly PackageProblem[]): string {
  const why = problems[0]?.says ?? 'A file that the check needs could not be read.'
  return `${why} Nothing is known to be wrong. The read-me shows other ways.`
}

function otherMatching({ files }: Checks): string {
  if (!files.compared || matching(files) === 0) return ''
  return matching(files) === 1 ? ' The other 1 matches.' : ` The other ${matching(files)} match.`
}

function unchangedRow({ files, problems }: Checks): VerifyRow {
  const changed = problems.filter((one) => one.kind === 'changed' || one.kind === 'structure').length
  if (changed > 0)
    return row('Unchanged', 'failed', `${count(changed, 'file')} not as listed or not of the right form.`)
  if (!files.compared)
    return row('Unchanged', 'not-checked', 'A list of files is not here or cannot be read.')
  const unread = problems.filter((one) => one.kind === 'unreadable').length
  if (unread > 0) return row('Unchanged', 'not-checked', `${count(unread, 'file')} could not be read.`)
  const says = `${count(matching(files), 'file')} compared with the SHA-256 in the lists: the same.`
  return row('Unchanged', 'ok', says)
}

function completeRow({ files, problems }: Checks): VerifyRow {
  const missing = problems.filter((one) => one.kind === 'missing').length
  const added = problems.filter((one) => one.kind === 'added').length
  if (missing + added > 0) return row('Complete', 'failed', `${missing} missing, ${added} added.`)
  if (!files.compared) return row('Complete', 'not-checked', 'A list of files is not here or cannot be read.')
  const byComputer = files.addedByComputer.length
  const named =
    byComputer === 0 ? '' : ` ${count(byComputer, 'file')} that computers add by themselves not counted.`
  return row('Complete', 'ok', `No listed file is missing and none was added.${named}`)
}

function signedByRow({ problems, signatures, keysNamed }: Checks): VerifyRow {
  const wrong = problems.find((one) => SIGNED_BY.includes(one.kind))
  if (wrong !== undefined) return row('Signed by', 'failed', wrong.says)
  const signer = signerOf(signatures)
  if (signer === null) return row('Signed by', 'not-checked', 'A list, its signature or the key is not here.')
  const who = `Both lists were signed by the key ${signer} (a key, not a person).`
  if (!keysNamed)
    return row('Signed by', 'not-checked', `${who} Whether the record log names it was not checked.`)
  return row('Signed by', 'ok', `${who} The record log names the same key.`)
}

/** The fingerprint of the key that signed both lists, or null when it was not seen to have done so. */
export function signerOf({ signed, key }: SignaturesCheck): string | null {
  return signed && key !== null ? keyFingerprint(key.publicKey) : null
}

function logRow({ problems, log, entries }: Checks): VerifyRow {
  const wrong = problems.find((one) => IN_LOG.includes(one.kind))
  if (wrong !== undefined) return row('Record log', 'failed', wrong.says)
  if (log.checkpoint === null || log.leaves === null) {
    return row('Record log', 'not-checked', 'The checkpoint, the log or its key is not here.')
  }
  const says =
    `${count(entries.provenEntries, 'line')} of the ${log.checkpoint.size} in the record log are here; each ` +
    'stands where it says, and each exhibit is the file that was taken in.'
  return row('Record log', 'ok', says)
}

function matching(files: FilesCheck): number {
  return files.matchingData + files.matchingOther
}
