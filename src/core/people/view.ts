import type { CaseId, IncidentId } from '../../contract/ids.ts'
import type { IncidentPeople, PersonItem, PersonRead } from '../../contract/people.ts'
import { accountFields, accountsOfIncident, accountsOfPerson, personsOfAccount } from '../accounts/queries.ts'
import { accountName } from '../accounts/rules.ts'
import type { Db } from '../db/open.ts'
import { latestFields } from '../incidents/queries.ts'
import { howOf } from '../model/known-how.ts'
import { latestOf } from '../model/wordings.ts'
import { formatInstant } from '../when/format.ts'
import { whenInWords } from '../when/in-words.ts'
import {
  incidentsOfPerson,
  personFields,
  personsOfCase,
  personsOfIncident,
  personWordings,
  type PersonRow,
} from './queries.ts'

export function personItems(model: Db, caseId: CaseId): readonly PersonItem[] {
  return personsOfCase(model, caseId).map(({ id }) => {
    const { name, described } = personFields(model, id)
    const { count, latest } = incidentsOfPerson(model, id)
    return {
      person: id,
      name: name ?? '',
      described: described ?? '',
      incidents: count,
      last: latest === null ? null : whenInWords(latestFields(model, latest).happened),
      accounts: accountsOfPerson(model, id).length,
    }
  })
}

export function personRead(model: Db, row: PersonRow, zone: string): PersonRead {
  const wordings = personWordings(model, row.id)
  return {
    person: row.id,
    case: row.caseId,
    fields: latestOf(wordings),
    logged: formatInstant(row.at, zone),
    loggedAt: row.at,
    wordings: wordings.map((wording) => ({ ...wording, written: formatInstant(wording.at, zone) })),
    accounts: accountsOfPerson(model, row.id).map((link) => {
      const fields = accountFields(model, link.account)
      return {
        account: link.account,
        name: accountName(fields),
        platform: fields.platform ?? '',
        how: howOf(link),
        since: formatInstant(link.at, zone),
      }
    }),
    incidents: incidentsOfPerson(model, row.id).count,
  }
}

/** Who an incident is about, as far as it is known: accounts first, then persons without one. */
export function incidentPeople(model: Db, incident: IncidentId): IncidentPeople {
  return {
    accounts: accountsOfIncident(model, incident).map((link) => {
      const fields = accountFields(model, link.account)
      return {
        account: link.account,
        name: accountName(fields),
        platform: fields.platform ?? '',
        displayName: fields.displayName ?? '',
        how: howOf(link),
        persons: personsOfAccount(model, link.account).map((behind) => ({
          person: behind.person,
          name: personFields(model, behind.person).name ?? '',
          how: howOf(behind),
        })),
      }
    }),
    persons: personsOfIncident(model, incident).map((link) => {
      const { name, described } = personFields(model, link.person)
      return { person: link.person, name: name ?? '', described: described ?? '', how: howOf(link) }
    }),
  }
}
