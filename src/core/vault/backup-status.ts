import type { Instant } from '../../contract/ids.ts'
import type { Vault } from './vault.ts'

type Row = { readonly checkedAt: Instant | null; readonly incidentsSince: number }

/** When a backup was last read whole, and how many incidents were recorded since. */
export function backupStatus(vault: Vault): Row {
  const sql = `
    SELECT backup_checked_at AS checkedAt,
      (SELECT count(*) FROM incidents WHERE seq >= backup_size) AS incidentsSince
    FROM vault_state`
  return vault.reads.prepare(sql).get() as Row
}
