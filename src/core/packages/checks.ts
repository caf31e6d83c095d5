import type { PackageProblem } from '../../contract/packages.ts'
import { checkBag } from './check-bag.ts'
import type { BagCheck } from './check-bag.ts'
import { checkCustody } from './check-custody.ts'
import { checkEarlier, checkEarlierHere } from './check-earlier.ts'
import type { EarlierCheck, EarlierHereCheck } from './check-earlier.ts'
import { checkEntries, checkNamedKeys } from './check-entries.ts'
import type { EntriesCheck } from './check-entries.ts'
import { checkFiles, handedOver, namesOf } from './check-files.ts'
import type { FilesCheck } from './check-files.ts'
import { checkLog } from './check-log.ts'
import type { LogCheck } from './check-log.ts'
import { checkPdfs } from './check-pdfs.ts'
import type { PdfsCheck } from './check-pdfs.ts'
import { checkSignatures } from './check-signatures.ts'
import type { SignaturesCheck } from './check-signatures.ts'
import { checkTimes } from './check-times.ts'
import type { TimesCheck } from './check-times.ts'
import type { LoadedPackage } from './load.ts'

/** What each check found. `keysNamed` is true only when the log was seen to name the keys. */
export type Checks = {
  readonly bag: BagCheck
  readonly files: FilesCheck
  readonly signatures: SignaturesCheck
  readonly log: LogCheck
  readonly entries: EntriesCheck
  readonly keysNamed: boolean
  readonly pdfs: PdfsCheck
  readonly times: TimesCheck
  /** The one that the reader gave. */
  readonly earlier: EarlierCheck | null
  readonly earlierHere: EarlierHereCheck
  readonly problems: readonly PackageProblem[]
}

/** Makes every check. In: the package as loaded, an earlier checkpoint or null. Throws as `verifyPackage` says. */
export function runChecks(loaded: LoadedPackage, earlierNote: string | null): Checks {
  const bag = checkBag(loaded)
  const files = checkFiles(loaded)
  const signatures = checkSignatures(loaded)
  const given = handedOver(loaded, files)
  const missing = namesOf(files, 'missing', 'unreadable')
  const log = checkLog(given)
  const entries = checkEntries(given, log, missing)
  const keyProblems = checkNamedKeys(entries, log, signatures.key?.publicKey ?? null)
  const known = { entries: entries.entries, missing }
  const custody = log.leaves === null ? [] : checkCustody(given, { ...known, leaves: log.leaves })
  const pdfs = checkPdfs({ loaded: given, files, entries })
  const times = checkTimes(given, log, missing)
  const earlierHere = checkEarlierHere(given, log)
  const earlier = earlierNote === null ? null : checkEarlier(earlierNote, log)
  const problems = [
    ...signatures.problems,
    ...(keyProblems ?? []),
    ...files.problems,
    ...bag.problems,
    ...log.problems,
    ...entries.problems,
    ...custody,
    ...pdfs.problems,
    ...times.problems,
    ...earlierHere.problems,
    ...(earlier?.problems ?? []),
  ]
  const keysNamed = keyProblems?.length === 0
  const found = { bag, files, signatures, log, entries, keysNamed, pdfs, times, earlier, earlierHere }
  return { ...found, problems: oneEach(problems) }
}

/** A file that is missing from a list and from the proofs is one problem, not two. */
function oneEach(problems: readonly PackageProblem[]): readonly PackageProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ kind, file, says }) => {
    const key = kind === 'missing' ? `${kind} ${file}` : `${kind} ${file} ${says}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
