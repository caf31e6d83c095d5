import type { ExhibitId, Seq } from '../../contract/ids.ts'
import { entriesAboutAny, entriesOfType, findEntry, type EntryRow } from '../ledger/queries.ts'
import type { Vault } from '../vault/vault.ts'
import type { Chosen } from './choose.ts'
import type { BundleProfile } from './bundle-profile.ts'
import { holdsAny } from './cover-words.ts'

/** Entries about the log itself, which every package discloses: its keys, and the logs it goes on from. */
const OF_THE_LOG = ['vault.created@1', 'log.continued@1'] as const

const OF_INCIDENTS: ReadonlySet<string> = new Set([
  'incident.recorded@1',
  'incident.amended@1',
  'incident.linked@1',
  'incident.unlinked@1',
])
const OF_EXHIBITS: ReadonlySet<string> = new Set([
  'exhibit.ingested@1',
  'exhibit.ingested-again@1',
  'exhibit.copied@1',
  'erased@1',
])
/** Entries that name other things besides: disclosed only when all of those are in the bundle. */
const OF_SEVERAL: ReadonlySet<string> = new Set([
  'exhibit.linked@1',
  'exhibit.unlinked@1',
  'exhibit.labelled@1',
  'exhibit.verified@1',
  'incident.linked@1',
  'incident.unlinked@1',
  'action.logged@1',
  'action.amended@1',
])

/** The only entries about the original of a redacted copy that go out: they say nothing of what is in it. */
const OF_REDACTED: ReadonlySet<string> = new Set([
  'exhibit.linked@1',
  'exhibit.unlinked@1',
  'exhibit.labelled@1',
  'exhibit.verified@1',
])

export type Disclosure = {
  readonly chosen: Chosen
  readonly profile: BundleProfile
  /** Everything a disclosed entry may name: the case, this bundle, its incidents and exhibits. */
  readonly subjects: ReadonlySet<string>
  /** Exhibits of which only a redacted copy goes out. */
  readonly redacted: ReadonlySet<ExhibitId>
  readonly prepared: Seq
}

export type Disclosed = {
  readonly entries: readonly EntryRow[]
  /** Lines that would be here, and are not because words in them are covered or they name a redacted original. */
  readonly covered: readonly EntryRow[]
}

/**
 * The entries a package discloses: what the profile may see of the incidents chosen, with every later amendment
 * and erasure, the custody of the exhibits, accounts where they were asked for, and this bundle's own line. Never
 * another hand-over, and never an entry that holds words which are withheld: a leaf can only be proven whole.
 */
export function disclosedEntries(vault: Vault, disclosure: Disclosure): Disclosed {
  const incidents = disclosure.chosen.incidents.map((incident) => incident.row.id)
  const exhibits = disclosure.chosen.exhibits.map((exhibit) => exhibit.id)
  const actions = disclosure.chosen.actions.map((action) => action.id)
  const about = entriesAboutAny(vault.reads, [...incidents, ...exhibits, ...actions])
  const ofAccounts = [...(disclosure.chosen.accounts?.lines ?? [])]
  const chosen = [
    ...about.filter(
      (row) => disclosure.profile.classes.includes(row.class) && isDisclosed(vault, disclosure, row),
    ),
    // Asked for by name and gathered line by line: whatever their class, and no other.
    ...ofAccounts.flatMap((seq) => findEntry(vault.reads, seq) ?? []),
  ]
  const isCovered = (row: EntryRow): boolean =>
    row.seq !== disclosure.prepared && holdsCovered(vault, disclosure, row)
  const all = [...entriesOfType(vault.reads, ...OF_THE_LOG), ...chosen.filter((row) => !isCovered(row))]
  return {
    entries: all.filter((row) => row.seq <= disclosure.prepared).toSorted((a, b) => a.seq - b.seq),
    covered: chosen.filter(isCovered),
  }
}

function isDisclosed(vault: Vault, { subjects, prepared }: Disclosure, row: EntryRow): boolean {
  if (row.seq === prepared) return true
  if (OF_SEVERAL.has(row.type)) return subjectsOf(vault, row.seq).every((subject) => subjects.has(subject))
  return OF_INCIDENTS.has(row.type) || OF_EXHIBITS.has(row.type)
}

function holdsCovered(vault: Vault, { chosen, redacted }: Disclosure, row: EntryRow): boolean {
  if (redacted.size === 0 && chosen.coveredWords.length === 0) return false
  const isOfRedacted = subjectsOf(vault, row.seq).some((subject) => redacted.has(subject as ExhibitId))
  if (isOfRedacted && !OF_REDACTED.has(row.type)) return true
  const words = chosen.coveredWords.map((one) => one.words)
  return holdsAny(vault.ledger.read(row.seq).payload, words)
}

/** What an entry names, as its own definition says. */
function subjectsOf(vault: Vault, seq: Seq): readonly string[] {
  const entry = vault.ledger.read(seq)
  return vault.projection.events.get(entry.type)?.subjects(entry.payload as never) ?? []
}
