import type { AccountFields, AccountItem, AccountRead, SeenAs } from '../../contract/accounts.ts'
import type { AccountId, CaseId, IncidentId } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'
import { latestFields } from '../incidents/queries.ts'
import { howOf } from '../model/known-how.ts'
import { latestOf } from '../model/wordings.ts'
import { personFields } from '../people/queries.ts'
import { formatInstant } from '../when/format.ts'
import { whenInWords } from '../when/in-words.ts'
import {
  accountFields,
  accountsOfCase,
  accountWordings,
  incidentsNaming,
  incidentsOfAccount,
  personsOfAccount,
  type AccountRow,
} from './queries.ts'
import {
  accountName,
  isCalled,
  isNoName,
  isSameEverywhere,
  looksAlike,
  meantBy,
  siteOf,
  type OnSite,
} from './rules.ts'

export function accountItems(model: Db, caseId: CaseId): readonly AccountItem[] {
  return accountsOfCase(model, caseId).map(({ id }) => {
    const fields = accountFields(model, id)
    const { count, latest } = incidentsOfAccount(model, id)
    return {
      account: id,
      name: accountName(fields),
      platform: fields.platform ?? '',
      displayName: fields.displayName ?? '',
      incidents: count,
      last: happenedWords(model, latest),
      persons: personsOfAccount(model, id).map(({ person }) => ({
        person,
        name: personFields(model, person).name ?? '',
      })),
    }
  })
}

function happenedWords(model: Db, incident: IncidentId | null): string | null {
  return incident === null ? null : whenInWords(latestFields(model, incident).happened)
}

export function accountRead(model: Db, row: AccountRow, zone: string): AccountRead {
  const wordings = accountWordings(model, row.id)
  const fields = latestOf(wordings)
  return {
    account: row.id,
    case: row.caseId,
    name: accountName(fields),
    fields,
    firstSeen: whenInWords(fields.firstSeen),
    logged: formatInstant(row.at, zone),
    loggedAt: row.at,
    wordings: wordings.map((wording) => ({
      ...wording,
      written: formatInstant(wording.at, zone),
      firstSeen: whenInWords(wording.fields.firstSeen),
    })),
    persons: personsOfAccount(model, row.id).map((link) => ({
      person: link.person,
      name: personFields(model, link.person).name ?? '',
      how: howOf(link),
      since: formatInstant(link.at, zone),
    })),
    lookAlikes: [...lookAlikesOf(model, row.caseId, accountName(fields), row.id)],
    incidents: incidentsOfAccount(model, row.id).count,
  }
}

/** Accounts of a case that look like this name and are called otherwise. */
export function lookAlikesOf(
  model: Db,
  caseId: CaseId,
  name: string,
  except?: AccountId,
): AccountRead['lookAlikes'] {
  return accountsOfCase(model, caseId).flatMap(({ id }) => {
    if (id === except) return []
    const fields = accountFields(model, id)
    const other = accountName(fields)
    return looksAlike(name, other) ? [{ account: id, name: other, platform: fields.platform ?? '' }] : []
  })
}

/** What is there already about a handle as an incident says it. */
export function seenAs(model: Db, caseId: CaseId, said: OnSite): SeenAs {
  if (isNoName(said.name)) return { isNobody: true, accounts: [], lookAlikes: [], incidents: [] }
  const called = accountsOfCase(model, caseId)
    .map(({ id }) => ({ account: id, ...accountFields(model, id) }))
    .filter((account) => isCalled(account, said.name))
  return {
    isNobody: false,
    accounts: meantBy(called, said).map(({ account, platform = '', ...fields }) => {
      return { account, name: accountName(fields), platform }
    }),
    lookAlikes: [...lookAlikesOf(model, caseId, said.name)],
    incidents: incidentsOn(model, caseId, said, called).map(({ incident, fields: { title, happened } }) => {
      return { incident, title: title ?? '', happened: whenInWords(happened) ?? 'Date not known' }
    }),
  }
}

/** The incidents that name it: of its site; and where it is one account on one site, those that say none. */
function incidentsOn(model: Db, caseId: CaseId, said: OnSite, called: readonly AccountFields[]) {
  const naming = incidentsNaming(model, caseId, said.name).map((incident) => {
    const fields = latestFields(model, incident)
    return { incident, fields, site: siteOf(fields.platform) }
  })
  const site = siteOf(said.platform)
  const sites = new Set([
    site,
    ...naming.map((one) => one.site),
    ...called.map((one) => siteOf(one.platform)),
  ])
  const isOne = called.length <= 1 && [...sites].filter((one) => one !== '').length <= 1
  if (isOne || isSameEverywhere(said.name)) return naming
  return naming.filter((one) => site !== '' && one.site === site)
}
