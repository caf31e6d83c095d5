import { accounts } from './accounts.ts'
import { actions } from './actions.ts'
import { bundles } from './bundles.ts'
import { cases } from './cases.ts'
import { custody } from './custody.ts'
import { dates } from './dates.ts'
import { drafts } from './drafts.ts'
import { erasures } from './erasures.ts'
import { exhibits } from './exhibits.ts'
import { handovers } from './handovers.ts'
import { incidents } from './incidents.ts'
import { leaving } from './leaving.ts'
import { ledger } from './ledger.ts'
import { notes } from './notes.ts'
import { packages } from './packages.ts'
import { people } from './people.ts'
import { phone } from './phone.ts'
import { search } from './search.ts'
import { stamps } from './stamps.ts'
import { tags } from './tags.ts'
import { timeline } from './timeline.ts'
import { vault } from './vault.ts'
import { views } from './views.ts'

/** Everything that can be asked of Holdfast: the table of contents. */
export const contract = {
  vault,
  cases,
  incidents,
  exhibits,
  erasures,
  accounts,
  people,
  tags,
  notes,
  timeline,
  views,
  actions,
  search,
  dates,
  drafts,
  leaving,
  custody,
  ledger,
  stamps,
  handovers,
  bundles,
  packages,
  phone,
}
export type HoldfastContract = typeof contract
