import type { CustodyLine } from '../../contract/custody.ts'
import type { HandoverFields } from '../../contract/handovers.ts'
import type { BundleKey, ExhibitId } from '../../contract/ids.ts'
import { findSealedBundle, type SealedBundleRow } from '../bundles/queries.ts'
import { methodWords } from '../handovers/rules.ts'
import type { Entry } from '../ledger/entry.ts'
import { entriesAboutAny } from '../ledger/queries.ts'
import type { Vault } from '../vault/vault.ts'
import { formatWhen } from '../when/format.ts'

type Payload = Readonly<Record<string, unknown>> & { readonly bundle: BundleKey }
type Says = (
  payload: Payload,
  bundle: SealedBundleRow,
) => Omit<CustodyLine, 'seq' | 'at' | 'by' | 'type' | 'purpose'>

const SAYINGS: Readonly<Record<string, Says>> = {
  'bundle.handed-over@1': (payload, { id, recipient }) => {
    const { method, when, receivedBy, place } = payload as unknown as HandoverFields
    return {
      what: `Handed over ${methodWords(method)} in bundle ${id}, ${formatWhen(when)}`,
      releasedBy: 'the writer',
      receivedBy: receivedBy ?? recipient,
      ...(place === undefined ? {} : { location: place }),
    }
  },
  'handover.amended@1': ({ fields }, { id }) => {
    const { method, when, receivedBy, place } = fields as Partial<HandoverFields>
    const parts = [method && methodWords(method), when && formatWhen(when)].filter(Boolean)
    return {
      what: [`How bundle ${id} was handed over was corrected`, ...parts].join(', '),
      ...(receivedBy === undefined ? {} : { receivedBy }),
      ...(place === undefined ? {} : { location: place }),
    }
  },
  'handover.answered@1': (_, { id }) => ({
    what: `What was said when bundle ${id} was received was written down`,
  }),
  'receipt.imported@1': (_, { id }) => ({ what: `The receipt of bundle ${id} was kept` }),
}

function bundlesWith(vault: Vault, exhibit: ExhibitId): readonly BundleKey[] {
  return entriesAboutAny(vault.reads, [exhibit])
    .filter(({ type }) => type === 'bundle.prepared@1')
    .map(({ seq }) => (vault.ledger.read(seq).payload as Payload).bundle)
}

/** The bundles that were made with this exhibit in them: they may be outside the vault. */
export function wentOutIn(vault: Vault, exhibit: ExhibitId): readonly SealedBundleRow[] {
  return bundlesWith(vault, exhibit).flatMap((bundle) => findSealedBundle(vault.reads, bundle) ?? [])
}

/** What happened to the bundles that an exhibit went out in, and to those that it is the receipt of. */
export function handedOverLines(vault: Vault, exhibit: ExhibitId): readonly CustodyLine[] {
  const about = entriesAboutAny(vault.reads, [exhibit])
  const bundles = bundlesWith(vault, exhibit)
  const own = about.filter(({ type }) => type === 'receipt.imported@1')
  const rows = [...entriesAboutAny(vault.reads, bundles), ...own]
  const seqs = new Set(rows.filter(({ type }) => Object.hasOwn(SAYINGS, type)).map(({ seq }) => seq))
  return [...seqs].flatMap((seq) => lineOf(vault, vault.ledger.read(seq)))
}

function lineOf(vault: Vault, { seq, at, by, type, payload }: Entry): readonly CustodyLine[] {
  const bundle = findSealedBundle(vault.reads, (payload as Payload).bundle)
  if (bundle === null) return []
  const who = by === 'owner' ? 'the writer' : by
  return [{ seq, at, by: who, type, purpose: bundle.purpose, ...SAYINGS[type]!(payload as Payload, bundle) }]
}
