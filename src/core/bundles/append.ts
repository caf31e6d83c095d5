import { AppError } from '../../contract/errors.ts'
import type { BundleKey, ExhibitId, IncidentId, Seq } from '../../contract/ids.ts'
import { exhibitsOfIncident } from '../exhibits/queries.ts'
import { versionsOf } from '../incidents/queries.ts'
import { entriesAboutAny } from '../ledger/queries.ts'
import type { Vault } from '../vault/vault.ts'
import type { Chosen } from './choose.ts'
import { chooseAccounts } from './choose-accounts.ts'
import type { BundleProfile } from './bundle-profile.ts'
import type { Continues, EarlierPlace } from './content.ts'
import { preparedPayload, sealedPayload } from './events.ts'
import { listBundles, type BundleRow } from './queries.ts'

/** What a recipient already has of a case: a bundle and those it continues, the earliest first. */
export type HandedOver = {
  readonly continues: Continues
  /** When each incident went out last: what was written later was not handed over. */
  readonly incidents: ReadonlyMap<IncidentId, { readonly number: number; readonly preparedAt: Seq }>
  readonly exhibits: ReadonlyMap<ExhibitId, string>
  readonly lastPreparedAt: Seq
}

type For = Pick<BundleRow, 'caseId' | 'recipient' | 'profile'>

/**
 * Reads what a bundle, and what it continues itself, handed over. Throws CannotContinue when it was for another case,
 * recipient or profile, was not sealed, or is continued by a later one already.
 */
export function handedOver(vault: Vault, bundle: BundleKey, to: For): HandedOver {
  const all = listBundles(vault.reads)
  const isContinued = all.some((row) => row.state === 'sealed' && preparedOf(vault, row).continues === bundle)
  if (isContinued) throw new AppError('CannotContinue', 'the bundle is continued already')
  const parts: readonly BundleRow[] = chainOf(vault, all, bundle)
  const isTheirs = (row: BundleRow): boolean =>
    row.caseId === to.caseId && row.recipient === to.recipient && row.profile === to.profile
  if (!parts.every((row) => row.state === 'sealed' && isTheirs(row)))
    throw new AppError('CannotContinue', 'the bundle is of another recipient, or was not sealed')
  return parts.reduce((before, row) => withPart(vault, before, row), NOTHING)
}

/** Only what was not handed over: new incidents, those with later wording, new files, new steps. */
export function onlyNew(
  vault: Vault,
  chosen: Chosen,
  { incidents, exhibits, lastPreparedAt }: HandedOver,
  profile: BundleProfile,
): Chosen {
  const isNew = ({ row }: Chosen['incidents'][number]): boolean => {
    const before = incidents.get(row.id)
    const isLater = ({ seq }: { readonly seq: Seq }): boolean =>
      before === undefined || seq > before.preparedAt
    const given = versionsOf(vault.reads, row.id).filter((one) => profile.classes.includes(one.class))
    return before === undefined || given.some(isLater)
  }
  const here = chosen.incidents.filter(isNew)
  const ids = here.map(({ row }) => row.id)
  return {
    ...chosen,
    incidents: here,
    accounts: chosen.accounts && chooseAccounts(vault, profile, ids),
    leftOut: chosen.leftOut.filter(({ row }) => !incidents.has(row.id)),
    leftOutInPeriod: chosen.leftOutInPeriod.filter(({ row }) => !incidents.has(row.id)),
    exhibits: chosen.exhibits.filter(({ id }) => !exhibits.has(id)),
    actions: chosen.actions.filter(
      ({ seq, corrections }) => seq > lastPreparedAt || corrections.some((one) => one.seq > lastPreparedAt),
    ),
  }
}

/** The numbers of all incidents in this series of bundles: those handed over keep theirs, new ones go on. */
export function incidentNumbers(chosen: Chosen, before: HandedOver | null): ReadonlyMap<IncidentId, number> {
  const numbers = new Map([...(before?.incidents ?? [])].map(([id, { number }]) => [id, number] as const))
  let next = Math.max(0, ...numbers.values()) + 1
  for (const { row } of chosen.incidents) if (!numbers.has(row.id)) numbers.set(row.id, next++)
  return numbers
}

/** For each file the incidents of this series that name it, whether they are in this bundle or in an earlier one. */
export function incidentsByExhibit(
  vault: Vault,
  numbers: ReadonlyMap<IncidentId, number>,
): ReadonlyMap<ExhibitId, readonly number[]> {
  const byExhibit = new Map<ExhibitId, number[]>()
  for (const [incident, number] of [...numbers].toSorted(([, a], [, b]) => a - b)) {
    for (const { id } of exhibitsOfIncident(vault.reads, incident)) {
      byExhibit.set(id, [...(byExhibit.get(id) ?? []), number])
    }
  }
  return byExhibit
}

const NOTHING: HandedOver = {
  continues: { parts: [], pages: 0, inSections: {}, incidents: new Map(), exhibits: new Map() },
  incidents: new Map(),
  exhibits: new Map(),
  lastPreparedAt: 0 as Seq,
}

function chainOf(vault: Vault, all: readonly BundleRow[], bundle: BundleKey): readonly BundleRow[] {
  const row = all.find((one) => one.bundle === bundle)
  if (row === undefined) throw new AppError('NotFound', 'no such bundle')
  const { continues } = preparedOf(vault, row)
  return continues === undefined ? [row] : [...chainOf(vault, all, continues), row]
}

const preparedOf = (vault: Vault, { seq }: BundleRow) => preparedPayload.parse(vault.ledger.read(seq).payload)

function withPart(vault: Vault, before: HandedOver, row: BundleRow): HandedOver {
  const entry = entriesAboutAny(vault.reads, [row.bundle]).find(({ type }) => type === 'bundle.sealed@1')
  const sealed = entry && sealedPayload.parse(vault.ledger.read(entry.seq).payload)
  if (sealed?.places === undefined) throw new AppError('CannotContinue', 'where things stand was not noted')
  const { continues } = before
  const { places, pages } = sealed
  const placeOf = (one: { readonly page: string; readonly volume: number }): EarlierPlace => ({
    bundle: row.id,
    page: one.page,
    volume: sealed.volumes === undefined ? null : one.volume,
  })
  return {
    continues: {
      parts: [...continues.parts, { id: row.id, madeAt: row.at, first: places.first, last: places.last }],
      pages: continues.pages + pages,
      inSections: { ...continues.inSections, ...places.inSections },
      incidents: new Map([
        ...continues.incidents,
        ...places.incidents.map((one) => [one.number, placeOf(one)] as const),
      ]),
      exhibits: new Map([
        ...continues.exhibits,
        ...places.exhibits.map((one) => [one.label, placeOf(one)] as const),
      ]),
    },
    incidents: new Map([
      ...before.incidents,
      ...places.incidents.map(({ incident, number }) => [incident, { number, preparedAt: row.seq }] as const),
    ]),
    exhibits: new Map([
      ...before.exhibits,
      ...places.exhibits.map(({ exhibit, label }) => [exhibit, label] as const),
    ]),
    lastPreparedAt: row.seq,
  }
}
