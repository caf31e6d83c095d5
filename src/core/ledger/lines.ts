import { AppError } from '../../contract/errors.ts'
import { Sha256Hex, type Seq } from '../../contract/ids.ts'
import type { HeldValue, LedgerLine, LineKind, OpenedLine } from '../../contract/ledger.ts'
import { toHex } from '../crypto/bytes.ts'
import type { Vault } from '../vault/vault.ts'
import { lineNames, type LineNames } from './line-names.ts'
import { LINE_TYPES, typesOfKind } from './line-sayings.ts'
import { entriesBefore, erasedBy, findEntry } from './queries.ts'

type Wanted = {
  readonly kind: LineKind | null
  readonly search: string
  readonly before: Seq | null
  readonly limit: number
}
export type LinesPage = { readonly lines: LedgerLine[]; readonly next: Seq | null }

/** A search says each line it passes: so many at most before it answers. */
const MOST_SEARCHED = 2000
const HASH_BYTES = 32

/** The lines before a place, newest first. `next` goes on from there; null at the beginning of the log. */
export function linesBefore(vault: Vault, { kind, search, before, limit }: Wanted): LinesPage {
  const names = lineNames(vault.reads)
  const wanted = search.trim().toLowerCase()
  const most = wanted === '' ? limit : MOST_SEARCHED
  const seqs = seqsBefore(vault, kind, before ?? vault.ledger.size, most)
  const lines: LedgerLine[] = []
  for (const [index, seq] of seqs.entries()) {
    const line = lineAt(vault, seq, names)
    if (wanted === '' || isFound(line, wanted)) lines.push(line)
    if (lines.length === limit && index + 1 < seqs.length) return { lines, next: seq }
  }
  const last = seqs.at(-1)
  return { lines, next: seqs.length < most || last === undefined || last === 0 ? null : last }
}

function isFound({ says, seq }: LedgerLine, wanted: string): boolean {
  return (
    says.toLowerCase().includes(wanted) || wanted.replace(/^line /, '').replaceAll(',', '') === String(seq)
  )
}

function seqsBefore(vault: Vault, kind: LineKind | null, before: number, most: number): readonly Seq[] {
  if (kind !== null) return entriesBefore(vault.reads, typesOfKind(kind), before, most).map(({ seq }) => seq)
  return Array.from({ length: Math.min(most, before) }, (_, index) => (before - 1 - index) as Seq)
}

function lineAt(vault: Vault, seq: Seq, names: LineNames): LedgerLine {
  const row = findEntry(vault.reads, seq)
  if (row === null) {
    const by = erasedBy(vault.reads, seq)
    return { seq, at: null, says: by === null ? 'This line is not there' : `Erased for good, by line ${by}` }
  }
  return { seq, at: row.at, says: sayingOf(vault, seq, row.type, names) }
}

function sayingOf(vault: Vault, seq: Seq, type: string, names: LineNames): string {
  const known = LINE_TYPES[type]
  if (known === undefined) return 'A line of a newer version of Holdfast'
  return known.says(vault.ledger.read(seq).payload as Readonly<Record<string, unknown>>, names)
}

/** One line, with what it holds where nobody wrote any of it. Throws NotFound. */
export function openLine(vault: Vault, seq: Seq): OpenedLine {
  if (seq >= vault.ledger.size) throw new AppError('NotFound', 'the log has no such line')
  const row = findEntry(vault.reads, seq)
  const leaf = vault.ledger.leavesBytes.subarray(seq * HASH_BYTES, (seq + 1) * HASH_BYTES)
  const isPlain = row !== null && LINE_TYPES[row.type]?.isPlain === true
  return {
    ...lineAt(vault, seq, lineNames(vault.reads)),
    by: row?.by ?? null,
    type: row?.type ?? null,
    class: row?.class ?? null,
    leafHash: Sha256Hex.parse(toHex(leaf)),
    holds: isPlain ? [...heldBy(vault, seq)] : null,
  }
}

/** Everything that a line holds, word for word. Throws NotFound, Erased. */
export function heldBy(vault: Vault, seq: Seq): readonly HeldValue[] {
  if (seq < vault.ledger.size && erasedBy(vault.reads, seq) !== null)
    throw new AppError('Erased', 'this line was erased')
  return valuesIn(vault.ledger.read(seq).payload, '')
}

function valuesIn(value: unknown, name: string): readonly HeldValue[] {
  if (typeof value !== 'object' || value === null) return [{ name, value: String(value) }]
  const inside = Object.entries(value)
  if (inside.length === 0) return [{ name, value: '' }]
  return inside.flatMap(([key, held]) => valuesIn(held, name === '' ? key : `${name}.${key}`))
}
