import type { AccountFields, accounts } from '../../contract/accounts.ts'
import { AppError } from '../../contract/errors.ts'
import type { AccountId, IncidentId } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findCase } from '../cases/queries.ts'
import { toHex } from '../crypto/bytes.ts'
import { eraseRecord, requireUnerased } from '../erasures/rules.ts'
import type { CoreHost } from '../host.ts'
import { findIncident } from '../incidents/queries.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import { findPerson } from '../people/queries.ts'
import type { Deps } from '../session.ts'
import type { Vault } from '../vault/vault.ts'
import { findAccount, type AccountRow } from './queries.ts'
import { accountItems, accountRead, seenAs } from './view.ts'

/** An account is linked with the incidents it was made of because it is named in them. */
const NAMED: KnownHow = { basis: 'named', confidence: 'sure' }

export function accountsHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof accounts> {
  return {
    record: ({ case: caseId, fields, incidents, how = NAMED }) => {
      const { vault } = session
      if (findCase(vault.reads, caseId) === null) throw new AppError('NotFound', 'no such case')
      assertSaysSomething(fields)
      const account = toHex(host.random.bytes(16)) as AccountId
      const [entry] = vault.write([
        { type: 'account.recorded@1', payload: { account, case: caseId, fields } },
        ...linkDrafts(vault, account, incidents, how),
      ])
      return { account, seq: entry!.seq }
    },
    amend: ({ account, fields, reason, note }) => {
      const { vault } = session
      requireAccount(vault, account)
      assertSaysSomething(fields)
      const [entry] = vault.write([{ type: 'account.amended@1', payload: { account, fields, reason, note } }])
      return { account, seq: entry!.seq }
    },
    list: ({ case: caseId }) => ({ accounts: [...accountItems(session.vault.reads, caseId)] }),
    read: ({ account }) =>
      accountRead(session.vault.reads, requireAccount(session.vault, account), host.clock.zone()),
    link: ({ account, incidents, how }) => {
      const { vault } = session
      requireAccount(vault, account)
      const [entry] = vault.write(linkDrafts(vault, account, incidents, how))
      return { seq: entry!.seq }
    },
    unlink: ({ account, incident }) => {
      const { vault } = session
      requireAccount(vault, account)
      const [entry] = vault.write([{ type: 'account.unlinked@1', payload: { account, incident } }])
      return { seq: entry!.seq }
    },
    attribute: ({ account, person, how }) => {
      const { vault } = session
      requireAccount(vault, account)
      requireUnerased(vault, person, findPerson(vault.reads, person))
      const [entry] = vault.write([{ type: 'account.attributed@1', payload: { account, person, how } }])
      return { seq: entry!.seq }
    },
    unattribute: ({ account, person }) => {
      const { vault } = session
      requireAccount(vault, account)
      const [entry] = vault.write([{ type: 'account.unattributed@1', payload: { account, person } }])
      return { seq: entry!.seq }
    },
    seenAs: ({ case: caseId, handle, platform }) =>
      seenAs(session.vault.reads, caseId, { name: handle, platform }),
    erase: ({ account, reason }) => {
      requireAccount(session.vault, account)
      return { erased: account, ...eraseRecord(session.vault, 'account', account, reason) }
    },
  }
}

function assertSaysSomething(fields: AccountFields): void {
  if (Object.keys(fields).length === 0)
    throw new AppError('InvalidInput', 'an account says at least one thing')
}

function linkDrafts(
  vault: Vault,
  account: AccountId,
  incidents: readonly IncidentId[],
  how: KnownHow,
): readonly EntryDraft[] {
  const each = [...new Set(incidents)]
  for (const incident of each) requireUnerased(vault, incident, findIncident(vault.reads, incident))
  return each.map((incident) => ({ type: 'account.linked@1', payload: { account, incident, how } }))
}

/** Throws NotFound, or Erased when it was erased for good. */
const requireAccount = (vault: Vault, id: AccountId): AccountRow =>
  requireUnerased(vault, id, findAccount(vault.reads, id))
