import { accountsProjection } from './accounts/events.ts'
import { actionsProjection } from './actions/events.ts'
import { bundlesProjection } from './bundles/events.ts'
import { casesProjection } from './cases/events.ts'
import { erasuresProjection } from './erasures/events.ts'
import { exhibitsProjection } from './exhibits/events.ts'
import { handoversProjection } from './handovers/events.ts'
import { incidentsProjection } from './incidents/events.ts'
import { ledgerProjection } from './ledger/events.ts'
import { joinProjections, type Projection } from './model/projection.ts'
import { notesProjection } from './notes/events.ts'
import { peopleProjection } from './people/events.ts'
import { searchProjection } from './search/events.ts'
import { stampsProjection } from './stamps/events.ts'
import { tagsProjection } from './tags/events.ts'
import { vaultProjection } from './vault/events.ts'

/** Raise this with every change of a table or an `apply`: snapshots of another version are dropped. */
const READ_MODEL_VERSION = 16

/** Every slice's tables and events: what the ledger is replayed into. */
export const projection: Projection = joinProjections(READ_MODEL_VERSION, [
  vaultProjection,
  searchProjection,
  casesProjection,
  incidentsProjection,
  exhibitsProjection,
  accountsProjection,
  peopleProjection,
  tagsProjection,
  notesProjection,
  actionsProjection,
  erasuresProjection,
  ledgerProjection,
  stampsProjection,
  bundlesProjection,
  handoversProjection,
])
