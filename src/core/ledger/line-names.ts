import type { ExhibitId, IncidentId } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'
import { intakesOf } from '../exhibits/queries.ts'
import { latestFields } from '../incidents/queries.ts'

/** What things are called in a line of the log. Titles and names only: exact words are never among them. */
export type LineNames = {
  incident(id: unknown): string
  exhibit(id: unknown): string
  bundle(key: unknown): string
}

/** `first line of a title` as it is now, after a colon; nothing where it has none or was erased. */
export function lineNames(model: Db): LineNames {
  const bundleId = model.prepare('SELECT id FROM bundles WHERE bundle = ?').pluck()
  return {
    incident: (id) => after(latestFields(model, id as IncidentId).title),
    exhibit: (id) => {
      const latest = intakesOf(model, id as ExhibitId).at(-1)
      if (latest === undefined) return ''
      return after(latest.name ?? (latest.source === 'stream' ? 'pasted, without a name' : undefined))
    },
    bundle: (key) => {
      const id = bundleId.get(key) as string | undefined
      return id === undefined ? 'A bundle' : `Bundle ${id}`
    },
  }
}

const after = (name: string | undefined): string => (name === undefined || name === '' ? '' : `: ${name}`)
