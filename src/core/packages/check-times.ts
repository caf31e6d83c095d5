import type { PackageProblem, PackageTime } from '../../contract/packages.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import type { TimeCheck } from '../pades/timestamp.ts'
import { attempt, problem } from './check-log.ts'
import type { LogCheck } from './check-log.ts'
import { beginningOf } from './check-earlier.ts'
import { TIMES_FOLDER, stampedNote, tokenSize } from './layout.ts'
import { bytesOf } from './load.ts'
import type { LoadedPackage } from './load.ts'

/** `compared` is false when this package's own log could not be verified. */
export type TimesCheck = {
  readonly compared: boolean
  readonly problems: readonly PackageProblem[]
  /** The time stamps that fit, by how much of the record they are about. */
  readonly times: readonly PackageTime[]
}

/**
 * Checks each time stamp in `seal/timestamps/`: a token of RFC 3161, signed, over the checkpoint beside it, which is the
 * beginning of this record. Whose key the service's is nobody here knows. In: the package, the names known to be missing.
 */
export function checkTimes(loaded: LoadedPackage, log: LogCheck, missing: ReadonlySet<string>): TimesCheck {
  const names = [...loaded.keys()].filter((name) => name.startsWith(TIMES_FOLDER))
  if (log.leaves === null) return { compared: false, problems: [], times: [] }
  const tokens = names.filter((name) => tokenSize(name) !== null)
  const checked = tokens.map((name) => checkOne(loaded, log, missing, name))
  const notes = new Set(tokens.map((name) => stampedNote(tokenSize(name)!)))
  const strays = names.filter(
    (name) => !tokens.includes(name) && !notes.has(name) && !isOfMissing(name, missing),
  )
  return {
    compared: true,
    problems: [
      ...checked.flatMap((one) => one.problems),
      ...strays.map((name) => problem('time', name, `${name} belongs to no time stamp that is here.`)),
    ],
    times: checked.flatMap((one) => one.times).toSorted(bySizeThenTime),
  }
}

const isOfMissing = (note: string, missing: ReadonlySet<string>): boolean =>
  [...missing].some((name) => stampedNote(tokenSize(name) ?? -1) === note)

const bySizeThenTime = (a: PackageTime, b: PackageTime): number =>
  a.size - b.size || Date.parse(a.at) - Date.parse(b.at) || whichOf(a) - whichOf(b)

/** Of the stamps of one second that name the same lines, `-2` stands behind the one without a number. */
const whichOf = ({ file }: PackageTime): number => Number(/-(\d+)\.tst$/.exec(file)?.[1] ?? 1)

type One = Pick<TimesCheck, 'problems' | 'times'>

function checkOne(loaded: LoadedPackage, log: LogCheck, missing: ReadonlySet<string>, name: string): One {
  const size = tokenSize(name)!
  const note = stampedNote(size)
  const noteBytes = bytesOf(loaded, note)
  if (missing.has(note)) return { problems: [], times: [] }
  if (noteBytes === null) return found(name, `${name} is a time stamp of nothing that is here.`)
  if (attempt(() => beginningOf(noteBytes, log)) !== size)
    return found(note, `${note} is not a checkpoint of the beginning of this record.`)
  const time = loaded.get(name)?.time
  if (time?.state !== 'valid')
    return found(name, `${name} is not a time stamp, or its signature does not fit.`)
  if (!sameBytes(time.imprint, sha256(noteBytes)))
    return found(name, `${name} is a time stamp of something else than ${note}.`)
  return { problems: [], times: [timeOf(name, size, time)] }
}

const found = (file: string, says: string): One => ({ problems: [problem('time', file, says)], times: [] })

function timeOf(
  file: string,
  size: number,
  time: Extract<TimeCheck, { readonly state: 'valid' }>,
): PackageTime {
  const { at, authorityName, authorityFingerprint } = time
  const accuracyMs = time.accuracyMs === null ? null : Math.ceil(time.accuracyMs)
  return { file, size, at, accuracyMs, authority: authorityName, authorityFingerprint }
}
