import { z } from 'zod'
import type { PackageProblem } from '../../contract/packages.ts'
import { fromBase64, sameBytes } from '../crypto/bytes.ts'
import { HASH_BYTES, leafHash, rootFromInclusion } from '../ledger/merkle.ts'
import { parseTlogProof } from '../ledger/tlog-proof.ts'
import { attempt, problem } from './check-log.ts'
import type { LogCheck } from './check-log.ts'
import { ENTRIES_FOLDER, MANIFEST_KEY, PROOFS_FOLDER, entryFile, proofFile, seqOf } from './layout.ts'
import { bytesOf } from './load.ts'
import type { LoadedPackage } from './load.ts'
import { jsonOf } from './text.ts'

const DisclosedEntry = z.strictObject({
  at: z.string(),
  by: z.string(),
  payload: z.looseObject({}),
  salt: z.string(),
  type: z.string(),
})
export type DisclosedEntry = z.infer<typeof DisclosedEntry>

/** `entries` are those whose bytes were found in the log. */
export type EntriesCheck = {
  readonly problems: readonly PackageProblem[]
  readonly entries: ReadonlyMap<number, DisclosedEntry>
  readonly provenEntries: number
  readonly fittingProofs: number
}

/**
 * Checks that every disclosed entry stands in the log where its name says, by the leaf hashes and by its own proof.
 * Where the log itself could not be verified nothing is said here, nor twice of a file that is missing.
 */
export function checkEntries(
  loaded: LoadedPackage,
  log: LogCheck,
  missing: ReadonlySet<string>,
): EntriesCheck {
  const names = [...loaded.keys()].filter((name) => name.startsWith(ENTRIES_FOLDER))
  const proofNames = [...loaded.keys()].filter((name) => name.startsWith(PROOFS_FOLDER))
  const checked = names.map((name) => checkEntry(loaded, log, missing, name))
  const lonely = proofNames.filter((name) => {
    const entry = entryFile(seqOf(name) ?? -1)
    return !loaded.has(entry) && !missing.has(entry)
  })
  const inLog = checked.flatMap((one) => (one.entry === null ? [] : [[one.seq, one.entry] as const]))
  return {
    problems: [
      ...checked.flatMap((one) => one.problems),
      ...lonely.map((name) => problem('proof', name, `${name} is a proof of nothing that is here.`)),
    ],
    entries: new Map(inLog),
    provenEntries: inLog.length,
    fittingProofs: checked.filter((one) => one.proofFits).length,
  }
}

type OneEntry = {
  readonly seq: number
  readonly entry: DisclosedEntry | null
  readonly proofFits: boolean
  readonly problems: readonly PackageProblem[]
}

function checkEntry(
  loaded: LoadedPackage,
  log: LogCheck,
  missing: ReadonlySet<string>,
  name: string,
): OneEntry {
  const seq = seqOf(name)
  const bytes = bytesOf(loaded, name)
  const nothing = { seq: seq ?? -1, entry: null, proofFits: false, problems: [] }
  if (seq === null)
    return { ...nothing, problems: [problem('structure', name, `${name} is no name of an entry.`)] }
  if (log.leaves === null) return nothing
  if (bytes === null)
    return { ...nothing, problems: [problem('unreadable', name, `${name} could not be read.`)] }
  const hash = leafHash(bytes)
  const entry = DisclosedEntry.safeParse(jsonOf(bytes)).data
  if (
    entry === undefined ||
    !sameBytes(hash, log.leaves.subarray(seq * HASH_BYTES, (seq + 1) * HASH_BYTES))
  ) {
    const says = `Line ${seq} is said to be in the record log and is not.`
    return { ...nothing, problems: [problem('entry', name, says)] }
  }
  return { ...checkProof(loaded, log, missing, seq, hash), seq, entry }
}

function checkProof(
  loaded: LoadedPackage,
  log: LogCheck,
  missing: ReadonlySet<string>,
  seq: number,
  hash: Uint8Array,
): Pick<OneEntry, 'proofFits' | 'problems'> {
  const name = proofFile(seq)
  const bytes = bytesOf(loaded, name)
  if (missing.has(name)) return { proofFits: false, problems: [] }
  if (bytes === null) {
    const says = `Line ${seq} is said to be in the record log and its proof is not here.`
    return { proofFits: false, problems: [problem('missing', name, says)] }
  }
  if (proofFits(bytes, log, seq, hash)) return { proofFits: true, problems: [] }
  const says = `Line ${seq} is said to be in the record log and the proof does not fit.`
  return { proofFits: false, problems: [problem('proof', name, says)] }
}

function proofFits(
  bytes: Uint8Array,
  { checkpoint, note }: LogCheck,
  seq: number,
  hash: Uint8Array,
): boolean {
  const proof = attempt(() => parseTlogProof(bytes))
  if (proof === null || checkpoint === null || proof.index !== seq || proof.checkpoint !== note) return false
  const root = rootFromInclusion(hash, seq, checkpoint.size, proof.path)
  return root !== null && sameBytes(root, checkpoint.root)
}

const NAMES_KEYS = ['vault.created@1', 'log.continued@1']
const NamedKeys = z.looseObject({
  keys: z.looseObject({ log: z.string(), manifest: z.string(), pdf: z.string().optional() }),
})

type Naming = { readonly seq: number; readonly keys: z.infer<typeof NamedKeys>['keys'] | undefined }

/** The line that names the keys: the first or, after a restore, the last `log.continued@1`. Null when it is not here. */
function namingLine(entries: EntriesCheck): Naming | null {
  const naming = [...entries.entries].filter(([, entry]) => NAMES_KEYS.includes(entry.type))
  if (entries.entries.get(0) === undefined || naming.length === 0) return null
  const [seq, entry] = naming.reduce((last, next) => (next[0] > last[0] ? next : last))
  return { seq, keys: NamedKeys.safeParse(entry.payload).data?.keys }
}

/**
 * Checks that the log itself names the two keys in the package: in its first line or, after a restore, in the last
 * `log.continued@1` line. Null when there was nothing to compare.
 */
export function checkNamedKeys(
  entries: EntriesCheck,
  log: LogCheck,
  manifestPublicKey: Uint8Array | null,
): readonly PackageProblem[] | null {
  const first = entries.entries.get(0)
  if (first === undefined || manifestPublicKey === null || log.logPublicKey === null) return null
  const naming = namingLine(entries)
  if (!NAMES_KEYS.includes(first.type) || naming === null) {
    return [problem('key', entryFile(0), 'The first line of the record log is not the making of a record.')]
  }
  const { seq, keys } = naming
  if (names(keys?.log, log.logPublicKey) && names(keys?.manifest, manifestPublicKey)) return []
  return [
    problem(
      'key',
      MANIFEST_KEY,
      `Line ${seq} of the record log names other keys than those in this package.`,
    ),
  ]
}

/** Whether the log names this as its PDF key. In: SPKI DER. Null when the line that names the keys is not here. */
export function namesPdfKey(entries: EntriesCheck, spki: Uint8Array): boolean | null {
  const naming = namingLine(entries)
  return naming === null ? null : names(naming.keys?.pdf, spki)
}

function names(base64: string | undefined, key: Uint8Array): boolean {
  const bytes = fromBase64(base64 ?? '')
  return bytes !== null && sameBytes(bytes, key)
}
