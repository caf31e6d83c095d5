import type { erasures } from '../../contract/erasures.ts'
import type { BundleKey } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { sealedBundles } from '../bundles/queries.ts'
import { listHandovers } from '../handovers/queries.ts'
import type { CoreHost } from '../host.ts'
import { entriesOfType } from '../ledger/queries.ts'
import type { Deps } from '../session.ts'
import type { Vault } from '../vault/vault.ts'
import { formatInstant } from '../when/format.ts'
import { whenInWords } from '../when/in-words.ts'

export function erasuresHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof erasures> {
  return {
    handedOver: (asked) => {
      const { vault } = session
      const [id = ''] = Object.values<string>(asked)
      const holding = bundlesHolding(vault, id)
      const given = new Map(listHandovers(vault.reads).map(({ bundle, fields }) => [bundle, fields.when]))
      const made = sealedBundles(vault.reads).filter(({ bundle }) => holding.has(bundle))
      return {
        bundles: made.map(({ bundle, id, recipient, at }) => ({
          id,
          recipient,
          handedOver: whenInWords(given.get(bundle)),
          made: formatInstant(at, host.clock.zone()),
        })),
      }
    },
  }
}

type Held = {
  readonly bundle: BundleKey
  readonly incidents: readonly string[]
  readonly exhibits: readonly { readonly exhibit: string }[]
  readonly accounts?: readonly string[]
  readonly people?: readonly string[]
}

function bundlesHolding(vault: Vault, id: string): ReadonlySet<BundleKey> {
  const prepared = entriesOfType(vault.reads, 'bundle.prepared@1').map(
    ({ seq }) => vault.ledger.read(seq).payload as Held,
  )
  const holds = ({ incidents, exhibits, accounts = [], people = [] }: Held): boolean =>
    [...incidents, ...accounts, ...people].includes(id) || exhibits.some(({ exhibit }) => exhibit === id)
  return new Set(prepared.filter(holds).map(({ bundle }) => bundle))
}
