import { AppError } from '../../contract/errors.ts'
import type { exhibits } from '../../contract/exhibits.ts'
import type { ExhibitId, IncidentId } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findCase } from '../cases/queries.ts'
import { findIncident } from '../incidents/queries.ts'
import { eraseExhibit } from '../erasures/rules.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { exhibitMatches } from '../vault/check-exhibits.ts'
import type { Vault } from '../vault/vault.ts'
import { ingest, type IngestResult } from './ingest.ts'
import { lookHandlers } from './look-handlers.ts'
import { exhibitsOfIncident, findExhibit, inboxOfCase, type ExhibitLink } from './queries.ts'
import { writeOut } from './read.ts'
import { exhibitView, findExhibitByName, requireExhibit } from './rules.ts'
import { viewsOf } from './views.ts'

export function exhibitsHandlers(deps: Deps<CoreHost>): SliceHandlers<typeof exhibits> {
  const { session, host } = deps
  return {
    ...lookHandlers(deps),
    add: async ({ case: caseId, files }, { progress, signal }) => {
      const { vault } = session
      if (findCase(vault.reads, caseId) === null) throw new AppError('NotFound', 'no such case')
      const open = files.map((token) => () => host.files.open(token))
      const onProgress = (_bytes: number, done: number) => progress(done, files.length, 'keeping files')
      const results = await ingest(vault, caseId, open, { signal, progress: onProgress })
      const kept = results.flatMap((result) => ('kept' in result ? [result.kept.sizeBytes] : []))
      return {
        files: results.map((result) => outcome(vault, result)),
        keptBytes: kept.reduce((sum, n) => sum + n, 0),
      }
    },
    get: ({ exhibit }) => exhibitView(session.vault, requireExhibit(session.vault, exhibit)),
    find: ({ name }) => ({ exhibit: findExhibitByName(session.vault, name) }),
    inbox: ({ case: caseId }) => ({
      exhibits: inboxOfCase(session.vault.reads, caseId).map((row) => exhibitView(session.vault, row)),
    }),
    open: ({ exhibit }) =>
      viewsOf(session.vault).open(requireExhibit(session.vault, exhibit), host.fileDecoder),
    close: ({ view }) => {
      viewsOf(session.vault).close(view)
      return {}
    },
    copy: ({ exhibit, to }) => {
      const { vault } = session
      const row = requireExhibit(vault, exhibit)
      const logged = vault.readOnly === null
      // Written down before the copy exists: a copy that nobody noted is worse than a note without a copy.
      if (logged) vault.write([{ type: 'exhibit.copied@1', payload: { exhibit, sha256: row.sha256 } }])
      writeOut(vault, row, host.files.path(to))
      return { exhibit, sha256: row.sha256, sizeBytes: row.sizeBytes, logged }
    },
    verify: ({ exhibit }) => {
      const { vault } = session
      const row = requireExhibit(vault, exhibit)
      const unchanged = exhibitMatches(vault, row)
      const payload = { exhibits: [exhibit], result: unchanged ? 'unchanged' : 'damaged' }
      if (vault.readOnly === null) vault.write([{ type: 'exhibit.verified@1', payload }])
      return { exhibit, unchanged, sha256: row.sha256 }
    },
    link: ({ incident, exhibits: ids }) => linkToIncident(session.vault, incident, ids),
    unlink: ({ incident, exhibits: ids }) => takeOutOfIncident(session.vault, incident, ids),
    erase: ({ exhibit, reason }) => {
      requireExhibit(session.vault, exhibit)
      return eraseExhibit(session.vault, exhibit, reason)
    },
  }
}

function linkToIncident(vault: Vault, incident: IncidentId, exhibits: readonly ExhibitId[]) {
  if (findIncident(vault.reads, incident) === null) throw new AppError('NotFound', 'no such incident')
  for (const id of exhibits) requireExhibit(vault, id)
  return writeLink(vault, 'exhibit.linked@1', { incident, exhibits })
}

function takeOutOfIncident(vault: Vault, incident: IncidentId, exhibits: readonly ExhibitId[]) {
  const linked = new Set(exhibitsOfIncident(vault.reads, incident).map((row) => row.id))
  if (!exhibits.every((id) => linked.has(id))) throw new AppError('NotFound', 'no such file of the incident')
  return writeLink(vault, 'exhibit.unlinked@1', { incident, exhibits })
}

function writeLink(vault: Vault, type: 'exhibit.linked@1' | 'exhibit.unlinked@1', link: ExhibitLink) {
  const [entry] = vault.write([{ type, payload: link }])
  return { seq: entry!.seq }
}

function outcome(vault: Vault, result: IngestResult) {
  if ('error' in result) return { error: saysOf(result.error) }
  const { exhibit } = result.kept
  return { kept: { ...result.kept, number: findExhibit(vault.reads, exhibit)!.number } }
}

const saysOf = (error: AppError) => ({ code: error.code, says: error.message })
