import type { CustodyLine } from '../../contract/custody.ts'
import type { ExhibitId } from '../../contract/ids.ts'
import { bundlesNotMade } from '../bundles/queries.ts'
import type { Entry } from '../ledger/entry.ts'
import { entriesAboutAny } from '../ledger/queries.ts'
import type { Vault } from '../vault/vault.ts'

type Says = (payload: Readonly<Record<string, unknown>>) => {
  readonly what: string
  readonly purpose: string | null
}

const plain =
  (what: string): Says =>
  () => ({ what, purpose: null })

/** What each type of entry says in a custody record: facts, without adjectives. Types that are not here are not custody. */
const SAYINGS: Readonly<Record<string, Says>> = {
  'exhibit.ingested@1': ({ source, app }) => ({
    what: `Kept, ${fromWhere(source)}, with ${String(app).replace(/^holdfast/, 'Holdfast')}`,
    purpose: null,
  }),
  'exhibit.ingested-again@1': ({ source }) => ({
    what: `The same bytes came again, ${fromWhere(source)}; they are stored once`,
    purpose: null,
  }),
  'exhibit.linked@1': plain('Linked to an incident'),
  'exhibit.unlinked@1': plain('Taken out of an incident'),
  'exhibit.opened@1': plain('Opened by the writer in the software'),
  'exhibit.copied@1': plain('A copy was written out of the vault by the writer'),
  'exhibit.verified@1': ({ result }) => ({
    what: `Read again and compared: ${String(result)}`,
    purpose: null,
  }),
  'exhibit.labelled@1': plain('Given its label'),
  'bundle.prepared@1': ({ id, recipient, purpose }) => ({
    what: `Put into bundle ${String(id)} for ${String(recipient)}`,
    purpose: String(purpose),
  }),
  'erased@1': plain('Erased for good'),
}

const fromWhere = (source: unknown): string =>
  source === 'file'
    ? 'from a file chosen by the writer'
    : 'from bytes handed over directly, without a file name'

/** The ledger filtered to one exhibit, in words. */
export function custodyOf(vault: Vault, exhibit: ExhibitId): readonly CustodyLine[] {
  const rows = entriesAboutAny(vault.reads, [exhibit]).filter((row) => Object.hasOwn(SAYINGS, row.type))
  const notMade = new Set<unknown>(bundlesNotMade(vault.reads))
  return rows.map((row) => {
    const entry = vault.ledger.read(row.seq)
    const { bundle } = entry.payload as { readonly bundle?: unknown }
    const line = custodyLine(entry)
    const isOfNone = entry.type === 'bundle.prepared@1' && notMade.has(bundle)
    return isOfNone ? { ...line, what: `${line.what}, which was not made` } : line
  })
}

export function custodyLine(entry: Entry): CustodyLine {
  const says = SAYINGS[entry.type]!(entry.payload as Readonly<Record<string, unknown>>)
  const by = entry.by === 'owner' ? 'the writer' : entry.by
  return { seq: entry.seq, at: entry.at, by, type: entry.type, ...says }
}
