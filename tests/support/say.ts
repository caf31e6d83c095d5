import type { CaseId, ExhibitId, IncidentId } from '../../src/contract/ids.ts'
import type { IncidentFields } from '../../src/contract/records.ts'
import type { When } from '../../src/contract/when.ts'
import { parseWhen } from '../../src/core/when/parse.ts'
import type { Api, TempVault } from './temp-vault.ts'
import { token } from './vault-host.ts'

/** A time as a person types it, in London unless said, before any clock of a test. */
export const when = (typed: string, zone = 'Europe/London'): When =>
  parseWhen(typed, { nowMs: Date.parse('2030-01-01T00:00:00Z'), zone })

/** Records an incident and gives its id. */
export async function record(
  api: Api,
  caseId: CaseId,
  fields: IncidentFields,
  more: { readonly tags?: string[]; readonly exhibits?: ExhibitId[] } = {},
): Promise<IncidentId> {
  return (await api.incidents.record({ case: caseId, fields, ...more })).incident
}

/** Keeps bytes as a file of that name and gives the exhibit's id. */
export async function keep(
  vault: TempVault,
  name: string,
  bytes: Uint8Array | string,
  caseId: CaseId = vault.caseId,
): Promise<ExhibitId> {
  const { files } = await vault.api.exhibits.add({ case: caseId, files: [token(vault.file(name, bytes))] })
  const [first] = files
  if (first === undefined || !('kept' in first)) throw new Error('the file was not kept')
  return first.kept.exhibit
}

/** What a promise failed with: an error's code, or null when it did not fail. */
export const codeOf = async (promise: Promise<unknown>): Promise<string | null> =>
  promise.then(
    () => null,
    (error: unknown) => (error as { readonly code?: string }).code ?? String(error),
  )
