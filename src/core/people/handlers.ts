import { AppError } from '../../contract/errors.ts'
import type { IncidentId, PersonId } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'
import type { people, PersonFields } from '../../contract/people.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findCase } from '../cases/queries.ts'
import { toHex } from '../crypto/bytes.ts'
import { eraseRecord, requireUnerased } from '../erasures/rules.ts'
import type { CoreHost } from '../host.ts'
import { findIncident } from '../incidents/queries.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import type { Deps } from '../session.ts'
import type { Vault } from '../vault/vault.ts'
import { findPerson, type PersonRow } from './queries.ts'
import { incidentPeople, personItems, personRead } from './view.ts'

export function peopleHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof people> {
  return {
    record: ({ case: caseId, fields, incidents, how }) => {
      const { vault } = session
      if (findCase(vault.reads, caseId) === null) throw new AppError('NotFound', 'no such case')
      assertSaysSomething(fields)
      if (incidents.length > 0 && how === undefined)
        throw new AppError('InvalidInput', 'who took part in an incident is known somehow')
      const person = toHex(host.random.bytes(16)) as PersonId
      const [entry] = vault.write([
        { type: 'person.recorded@1', payload: { person, case: caseId, fields } },
        ...(how === undefined ? [] : linkDrafts(vault, person, incidents, how)),
      ])
      return { person, seq: entry!.seq }
    },
    amend: ({ person, fields, reason, note }) => {
      const { vault } = session
      requirePerson(vault, person)
      assertSaysSomething(fields)
      const [entry] = vault.write([{ type: 'person.amended@1', payload: { person, fields, reason, note } }])
      return { person, seq: entry!.seq }
    },
    list: ({ case: caseId }) => ({ persons: [...personItems(session.vault.reads, caseId)] }),
    read: ({ person }) =>
      personRead(session.vault.reads, requirePerson(session.vault, person), host.clock.zone()),
    link: ({ person, incidents, how }) => {
      const { vault } = session
      requirePerson(vault, person)
      const [entry] = vault.write(linkDrafts(vault, person, incidents, how))
      return { seq: entry!.seq }
    },
    unlink: ({ person, incident }) => {
      const { vault } = session
      requirePerson(vault, person)
      const [entry] = vault.write([{ type: 'person.unlinked@1', payload: { person, incident } }])
      return { seq: entry!.seq }
    },
    ofIncident: ({ incident }) => {
      const { vault } = session
      requireUnerased(vault, incident, findIncident(vault.reads, incident))
      return incidentPeople(vault.reads, incident)
    },
    erase: ({ person, reason }) => {
      requirePerson(session.vault, person)
      return { erased: person, ...eraseRecord(session.vault, 'person', person, reason) }
    },
  }
}

function assertSaysSomething(fields: PersonFields): void {
  if (Object.keys(fields).length === 0) throw new AppError('InvalidInput', 'a person is described somehow')
}

function linkDrafts(
  vault: Vault,
  person: PersonId,
  incidents: readonly IncidentId[],
  how: KnownHow,
): readonly EntryDraft[] {
  const each = [...new Set(incidents)]
  for (const incident of each) requireUnerased(vault, incident, findIncident(vault.reads, incident))
  return each.map((incident) => ({ type: 'person.linked@1', payload: { person, incident, how } }))
}

/** Throws NotFound, or Erased when they were erased for good. */
const requirePerson = (vault: Vault, id: PersonId): PersonRow =>
  requireUnerased(vault, id, findPerson(vault.reads, id))
