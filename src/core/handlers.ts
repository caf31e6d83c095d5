import type { EvidenceContract } from '../contract/evidence.ts'
import type { HoldfastContract } from '../contract/index.ts'
import type { Handlers } from '../contract/procedure.ts'
import { accountsHandlers } from './accounts/handlers.ts'
import { actionsHandlers } from './actions/handlers.ts'
import { bundlesHandlers } from './bundles/handlers.ts'
import { casesHandlers } from './cases/handlers.ts'
import { custodyHandlers } from './custody/handlers.ts'
import { datesHandlers } from './dates/handlers.ts'
import { draftsHandlers } from './drafts/handlers.ts'
import { erasuresHandlers } from './erasures/handlers.ts'
import { exhibitsHandlers } from './exhibits/handlers.ts'
import { evidenceHandlers } from './exhibits/serve.ts'
import { handoversHandlers } from './handovers/handlers.ts'
import type { CoreHost } from './host.ts'
import { incidentsHandlers } from './incidents/handlers.ts'
import { leavingHandlers } from './leaving/handlers.ts'
import { ledgerHandlers } from './ledger/handlers.ts'
import { notesHandlers } from './notes/handlers.ts'
import { packagesHandlers } from './packages/handlers.ts'
import { peopleHandlers } from './people/handlers.ts'
import { phoneHandlers } from './phone/handlers.ts'
import { searchHandlers } from './search/handlers.ts'
import { stampsHandlers } from './stamps/handlers.ts'
import { Session, type Deps } from './session.ts'
import { tagsHandlers } from './tags/handlers.ts'
import { timelineHandlers } from './timeline/handlers.ts'
import { vaultHandlers } from './vault/handlers.ts'
import { viewsHandlers } from './views/handlers.ts'

/** Every slice's handlers around one session: the only file that joins them. */
export function createHandlers(host: CoreHost, session = new Session()): Handlers<HoldfastContract> {
  const deps: Deps<CoreHost> = { session, host }
  return {
    vault: vaultHandlers(deps),
    cases: casesHandlers(deps),
    incidents: incidentsHandlers(deps),
    exhibits: exhibitsHandlers(deps),
    erasures: erasuresHandlers(deps),
    accounts: accountsHandlers(deps),
    people: peopleHandlers(deps),
    tags: tagsHandlers(deps),
    notes: notesHandlers(deps),
    timeline: timelineHandlers(deps),
    views: viewsHandlers(deps),
    actions: actionsHandlers(deps),
    search: searchHandlers(deps),
    dates: datesHandlers(),
    drafts: draftsHandlers(deps),
    leaving: leavingHandlers(deps),
    custody: custodyHandlers(deps),
    ledger: ledgerHandlers(deps),
    stamps: stampsHandlers(deps),
    handovers: handoversHandlers(deps),
    bundles: bundlesHandlers(deps),
    packages: packagesHandlers(deps),
    phone: phoneHandlers(deps),
  }
}

/** What a host that serves files to a page asks of the same session. No page can ask it. */
export function createServing(session: Session): Handlers<EvidenceContract> {
  return { evidence: evidenceHandlers(session) }
}
