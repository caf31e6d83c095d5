import type { IncidentId } from '../../contract/ids.ts'
import type { Tag } from '../../contract/tags.ts'
import type { Db } from '../db/open.ts'

export type TagChange = {
  readonly incident: IncidentId
  readonly add: readonly Tag[]
  readonly remove: readonly Tag[]
}

export function changeTags(model: Db, change: TagChange): void {
  const add = model.prepare('INSERT OR IGNORE INTO incident_tags (tag, incident) VALUES (?, ?)')
  const remove = model.prepare('DELETE FROM incident_tags WHERE tag = ? AND incident = ?')
  for (const tag of change.add) add.run(tag, change.incident)
  for (const tag of change.remove) remove.run(tag, change.incident)
}

export function tagsOf(model: Db, id: IncidentId): readonly Tag[] {
  const sql = 'SELECT tag FROM incident_tags WHERE incident = ? ORDER BY tag'
  return (model.prepare(sql).all(id) as { tag: Tag }[]).map((row) => row.tag)
}

export function countTags(model: Db): readonly { readonly tag: Tag; readonly incidents: number }[] {
  const sql = 'SELECT tag, count(*) AS incidents FROM incident_tags GROUP BY tag ORDER BY incidents DESC, tag'
  return model.prepare(sql).all() as { tag: Tag; incidents: number }[]
}
