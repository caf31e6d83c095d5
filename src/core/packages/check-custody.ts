import { z } from 'zod'
import type { CustodyRecord, PackageProblem } from '../../contract/packages.ts'
import { toHex } from '../crypto/bytes.ts'
import { HASH_BYTES } from '../ledger/merkle.ts'
import type { DisclosedEntry } from './check-entries.ts'
import { problem } from './check-log.ts'
import { parseCustody } from './custody-lines.ts'
import { CUSTODY_FOLDER, DATA_FOLDER, custodyFile, entryFile } from './layout.ts'
import { bytesOf } from './load.ts'
import type { LoadedPackage } from './load.ts'

const INGESTED = 'exhibit.ingested@1'
const IngestedPayload = z.looseObject({ exhibit: z.string(), sha256: z.string() })
const LABELLED = 'exhibit.labelled@1'
const LabelledPayload = z.looseObject({
  labels: z.array(z.looseObject({ exhibit: z.string(), label: z.string() })),
})

type Disclosed = {
  /** All leaf hashes of the log. */
  readonly leaves: Uint8Array
  /** The entries that were found in the log. */
  readonly entries: ReadonlyMap<number, DisclosedEntry>
  /** Files that are known not to be here, or not to be read: nothing more is said of what depends on them. */
  readonly missing: ReadonlySet<string>
}

/**
 * Checks that every file in `data/` is the exhibit its custody record says, and the file whose SHA-256 the intake line
 * of the record log gives, or a redacted copy whose original is a line of it; and that every line of a custody record is a line of the log.
 */
export function checkCustody(loaded: LoadedPackage, disclosed: Disclosed): readonly PackageProblem[] {
  const names = [...loaded.keys()].filter((name) => name.startsWith(CUSTODY_FOLDER))
  const records = names.map((name) => ({ name, record: readRecord(loaded, name) }))
  return [
    ...records.flatMap(({ name, record }) =>
      record === null || custodyFile(record.label) !== name
        ? [problem('custody', name, `${name} is not a custody record.`)]
        : checkRecord(loaded, disclosed, name, record),
    ),
    ...untold(loaded, disclosed, new Set(records.map(({ record }) => record?.file))),
  ]
}

function readRecord(loaded: LoadedPackage, name: string): CustodyRecord | null {
  const bytes = bytesOf(loaded, name)
  return bytes === null ? null : parseCustody(bytes)
}

function untold(
  loaded: LoadedPackage,
  { missing }: Disclosed,
  told: ReadonlySet<string | undefined>,
): readonly PackageProblem[] {
  if ([...missing].some((name) => name.startsWith(CUSTODY_FOLDER))) return []
  const names = [...loaded.keys()].filter((name) => name.startsWith(DATA_FOLDER) && !told.has(name))
  return names.map((name) => problem('custody', name, `${name} has no custody record.`))
}

function checkRecord(
  loaded: LoadedPackage,
  disclosed: Disclosed,
  name: string,
  record: CustodyRecord,
): readonly PackageProblem[] {
  const strays = record.lines.filter(
    (line) => !isDisclosed(disclosed, line.seq, (entry) => entry.at === line.at),
  )
  return [
    ...checkFile(loaded, disclosed, record),
    ...strays.map((line) =>
      problem('custody', name, `${name} names line ${line.seq}, which is not here or of another time.`),
    ),
  ]
}

function checkFile(
  loaded: LoadedPackage,
  disclosed: Disclosed,
  record: CustodyRecord,
): readonly PackageProblem[] {
  const { file, sha256, sizeBytes, seq } = record
  const here = loaded.get(file)
  if (here !== undefined && (here.sha256 !== sha256 || here.sizeBytes !== sizeBytes)) {
    return [problem('custody', file, `${file} is not the file its custody record names.`)]
  }
  if (record.redacted !== undefined) return checkOriginal(disclosed, record, record.redacted.leafHash)
  const takenIn = (entry: DisclosedEntry) =>
    entry.type === INGESTED && IngestedPayload.safeParse(entry.payload).data?.sha256 === sha256
  if (!isDisclosed(disclosed, seq, takenIn)) {
    return [problem('custody', file, `${file} is not the file that line ${seq} of the record log took in.`)]
  }
  if (isLabelled(disclosed, record)) return []
  return [problem('custody', file, `The record log gives ${file} another label than ${record.label}.`)]
}

/**
 * A redacted copy is what the signed list says it is, and is named so; its original is the leaf of the log at that
 * place, whose line is not here.
 */
function checkOriginal(
  { leaves, entries }: Disclosed,
  { file, label, seq }: CustodyRecord,
  hash: string,
): readonly PackageProblem[] {
  if (!file.startsWith(`${DATA_FOLDER}${label.replaceAll('/', '')}-redacted.`) || entries.has(seq))
    return [problem('custody', file, `${file} is said to be a redacted copy and is not.`)]
  if (toHex(leaves.subarray(seq * HASH_BYTES, (seq + 1) * HASH_BYTES)) === hash) return []
  return [problem('custody', file, `${file} names an original that is not line ${seq} of the record log.`)]
}

/** An exhibit may carry one label in each of several cases; where labels are disclosed, this one is among them. */
function isLabelled({ entries }: Disclosed, { seq, label }: CustodyRecord): boolean {
  const exhibit = IngestedPayload.safeParse(entries.get(seq)?.payload).data?.exhibit
  const given = [...entries.values()]
    .filter((entry) => entry.type === LABELLED)
    .flatMap((entry) => LabelledPayload.safeParse(entry.payload).data?.labels ?? [])
    .filter((one) => one.exhibit === exhibit)
  return given.length === 0 || given.some((one) => one.label === label)
}

function isDisclosed(
  { entries, missing }: Disclosed,
  seq: number,
  fits: (entry: DisclosedEntry) => boolean,
): boolean {
  const entry = entries.get(seq)
  return entry === undefined ? missing.has(entryFile(seq)) : fits(entry)
}
