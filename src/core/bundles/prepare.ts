import type { BundleKey, CaseId, IncidentId, Instant } from '../../contract/ids.ts'
import { fromHex, toHex } from '../crypto/bytes.ts'
import { crockford } from '../crypto/recovery-code.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import type { EntryRow } from '../ledger/queries.ts'
import { signPresentHead, type SignedCheckpoint } from '../ledger/sign-checkpoint.ts'
import type { Vault } from '../vault/vault.ts'
import type { Chosen } from './choose.ts'
import { disclosedEntries } from './disclosed-entries.ts'
import { disclosureDraft } from './disclosure-draft.ts'
import { incidentNumbers, type HandedOver } from './append.ts'
import { labelExhibits, type Labelled } from './labels.ts'
import type { StampedCheckpoint } from '../packages/package-input.ts'
import { givenBefore, stampsUpTo, type GivenBefore } from './outside.ts'
import { rootCertificate } from './bundle-keys.ts'
import { nextBundleNumber } from './queries.ts'
import type { Renditions } from './redact-exhibits.ts'
import type { Carried } from './let-through.ts'
import type { SealAsk } from './seal.ts'
import { withheldFrom, type WithheldWithReasons } from './withheld.ts'

/** A bundle that the log knows of: from here on it ends sealed or abandoned. */
export type Prepared = {
  readonly bundle: BundleKey
  readonly id: string
  readonly chosen: Chosen
  readonly labelled: readonly Labelled[]
  /** Of every incident in this bundle and in those it continues. */
  readonly numbers: ReadonlyMap<IncidentId, number>
  readonly before: HandedOver | null
  /** The redacted copies that go out in place of their originals. */
  readonly renditions: Renditions
  readonly disclosed: readonly EntryRow[]
  /** Lines that are not in the package because something in them is covered. */
  readonly covered: readonly EntryRow[]
  /** What must stand nowhere in the package. */
  readonly withheld: WithheldWithReasons
  /** Originals that go out with what they say of themselves. */
  readonly carried: readonly Carried[]
  readonly checkpoint: SignedCheckpoint
  /** What was said outside of checkpoints up to this one, and what this recipient was given before. */
  readonly times: readonly StampedCheckpoint[]
  readonly earlier: readonly GivenBefore[]
  readonly madeAt: Instant
  /** The vault's root certificate: printed as a fingerprint, and put into the package. */
  readonly rootDer: Uint8Array
}

/** Gives labels, writes `bundle.prepared@1` and what is left out, and signs the checkpoint of that size. */
export function prepare(
  vault: Vault,
  ask: SealAsk,
  chosen: Chosen,
  renditions: Renditions,
  carried: readonly Carried[],
  before: HandedOver | null = null,
): Prepared {
  const bundle = toHex(vault.host.random.bytes(16)) as BundleKey
  const number = nextBundleNumber(vault.reads)
  const id = `HF-${crockford(fromHex(vault.id), 4)}-${number}`
  const { id: caseId, initials, labelForm = ask.profile.labelForm } = ask.case
  const labelled = labelExhibits(vault, caseId, initials, chosen.exhibits, labelForm)
  const drafts = [
    ...labelDrafts(caseId, bundle, labelled),
    preparedDraft(ask, { bundle, id, number, chosen, labelled, carried }),
    ...disclosureDraft(bundle, chosen, renditions),
  ]
  const prepared = vault.write(drafts).find(({ type }) => type === 'bundle.prepared@1')!
  const subjects = new Set<string>([
    caseId,
    bundle,
    ...chosen.incidents.map((one) => one.row.id),
    ...chosen.exhibits.map((one) => one.id),
    ...chosen.actions.map((one) => one.id),
  ])
  const { entries: disclosed, covered } = disclosedEntries(vault, {
    chosen,
    profile: ask.profile,
    subjects,
    redacted: new Set(renditions.keys()),
    prepared: prepared.seq,
  })
  const checkpoint = signPresentHead(vault, 'handover')
  return {
    bundle,
    id,
    chosen,
    labelled,
    renditions,
    numbers: incidentNumbers(chosen, before),
    before,
    disclosed,
    covered,
    withheld: withheldFrom(vault, ask, { chosen, labelled, renditions }),
    carried,
    checkpoint,
    times: stampsUpTo(vault, checkpoint),
    earlier: givenBefore(
      vault,
      { case: caseId, recipient: ask.recipient, profile: ask.profile.name },
      checkpoint,
    ),
    rootDer: rootCertificate(vault),
    madeAt: prepared.at,
  }
}

function labelDrafts(
  caseId: CaseId,
  bundle: BundleKey,
  labelled: readonly Labelled[],
): readonly EntryDraft[] {
  const labels = labelled
    .filter((one) => one.isNew)
    .map(({ exhibit, label }) => ({ exhibit: exhibit.id, label }))
  return labels.length === 0
    ? []
    : [{ type: 'exhibit.labelled@1', payload: { case: caseId, bundle, labels } }]
}

type Named = Pick<Prepared, 'bundle' | 'id' | 'chosen' | 'labelled' | 'carried'> & { readonly number: number }

function preparedDraft(ask: SealAsk, { bundle, id, number, chosen, labelled, carried }: Named): EntryDraft {
  const { recipient, purpose, profile, continues, filing, classes } = ask
  const incidents = chosen.incidents.map((incident) => incident.row.id)
  const exhibits = labelled.map(({ exhibit, label }) => ({ exhibit: exhibit.id, label }))
  const payload = {
    bundle,
    id,
    number,
    case: ask.case.id,
    recipient,
    purpose,
    profile: profile.name,
    incidents,
    exhibits,
    ...(carried.length === 0 ? {} : { letThrough: carried.map((one) => ({ ...one })) }),
    ...(continues !== undefined && { continues }),
    ...(filing !== undefined && { filing }),
    ...(classes !== undefined && { classes: [...classes] }),
    ...(chosen.accounts !== null && {
      accounts: chosen.accounts.accounts.map((account) => account.row.id),
      people: chosen.accounts.people.map((person) => person.row.id),
    }),
  }
  return { type: 'bundle.prepared@1', payload }
}
