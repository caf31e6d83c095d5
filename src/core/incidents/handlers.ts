import { AppError } from '../../contract/errors.ts'
import type { IncidentId } from '../../contract/ids.ts'
import type { incidents } from '../../contract/incidents.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findCase } from '../cases/queries.ts'
import { toHex } from '../crypto/bytes.ts'
import { findErased } from '../erasures/queries.ts'
import { eraseIncident, eraseText } from '../erasures/rules.ts'
import { requireExhibit } from '../exhibits/rules.ts'
import type { CoreHost } from '../host.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import type { Deps } from '../session.ts'
import type { Vault } from '../vault/vault.ts'
import {
  findIncident,
  incidentIdsStarting,
  latestOfCase,
  type IncidentLink,
  type IncidentRow,
} from './queries.ts'
import { lastSaid, splitByClass } from './rules.ts'
import { incidentRead, incidentView } from './view.ts'

/** Among how many of the latest incidents the last channel and places are looked for. */
const LOOKED_BACK = 50

export function incidentsHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof incidents> {
  return {
    record: ({ case: caseId, fields, tags, exhibits }) => {
      const { vault } = session
      if (findCase(vault.reads, caseId) === null) throw new AppError('NotFound', 'no such case')
      for (const exhibit of exhibits) requireExhibit(vault, exhibit)
      const incident = toHex(host.random.bytes(16)) as IncidentId
      const apart = splitByClass(fields)
      if (apart.length === 0) throw new AppError('InvalidInput', 'an incident says at least one thing')
      const drafts: EntryDraft[] = apart.map(([name, some]) => ({
        type: 'incident.recorded@1',
        payload: { incident, case: caseId, class: name, fields: some },
      }))
      if (tags.length > 0)
        drafts.push({ type: 'incident.tagged@1', payload: { incident, add: tags, remove: [] } })
      if (exhibits.length > 0) drafts.push({ type: 'exhibit.linked@1', payload: { incident, exhibits } })
      const written = vault.write(drafts)
      return { incident, seq: written[0]!.seq }
    },
    amend: ({ incident, fields, reason, note }) => {
      const { vault } = session
      requireIncident(vault, incident)
      const apart = splitByClass(fields)
      if (apart.length === 0) throw new AppError('InvalidInput', 'a correction changes at least one thing')
      const written = vault.write(
        apart.map(([name, some]) => ({
          type: 'incident.amended@1',
          payload: { incident, class: name, fields: some, reason, note },
        })),
      )
      return { incident, seq: written[0]!.seq }
    },
    get: ({ incident }) => incidentView(session.vault, requireIncident(session.vault, incident)),
    read: ({ incident }) =>
      incidentRead(session.vault, requireIncident(session.vault, incident), host.clock.zone()),
    lastSaid: ({ case: caseId }) => lastSaid(latestOfCase(session.vault.reads, caseId, LOOKED_BACK)),
    find: ({ name }) => ({ incident: findByStart(session.vault, name) }),
    link: ({ incident, to, relation }) => {
      const { vault } = session
      requireIncident(vault, to)
      if (incident === to) throw new AppError('InvalidInput', 'an incident is not linked to itself')
      return writeLink(vault, 'incident.linked@1', { incident, to, relation })
    },
    unlink: (link) => writeLink(session.vault, 'incident.unlinked@1', link),
    eraseText: ({ incident, field, reason }) =>
      eraseText(session.vault, requireIncident(session.vault, incident), field, reason),
    erase: ({ incident, reason }) => {
      requireIncident(session.vault, incident)
      return eraseIncident(session.vault, incident, reason)
    },
  }
}

function writeLink(vault: Vault, type: 'incident.linked@1' | 'incident.unlinked@1', link: IncidentLink) {
  requireIncident(vault, link.incident)
  const [entry] = vault.write([{ type, payload: link }])
  return { seq: entry!.seq }
}

/** Throws NotFound, or Erased when it was erased for good. */
function requireIncident(vault: Vault, id: IncidentId): IncidentRow {
  const row = findIncident(vault.reads, id)
  if (row !== null) return row
  if (findErased(vault.reads, id) !== null) throw new AppError('Erased', 'the incident was erased')
  throw new AppError('NotFound', 'no such incident')
}

/** An id may be given by its first characters. Throws NotFound, Ambiguous, Erased. */
function findByStart(vault: Vault, name: string): IncidentId {
  if (!/^[0-9a-f]{4,32}$/.test(name)) throw new AppError('NotFound', 'no such incident')
  const found = incidentIdsStarting(vault.reads, name)
  if (found.length > 1) throw new AppError('Ambiguous', 'more than one incident begins like this')
  return found[0] ?? requireIncident(vault, name as IncidentId).id
}
