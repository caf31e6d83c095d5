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

export type TagCount = {
  readonly tag: Tag
  readonly incidents: number
  readonly colour: number | null
}

export function countTags(model: Db): readonly TagCount[] {
  const sql = `
    SELECT tag, count(*) AS incidents, (SELECT colour FROM tag_colours WHERE tag_colours.tag = t.tag) AS colour
    FROM incident_tags AS t GROUP BY tag ORDER BY incidents DESC, tag`
  return model.prepare(sql).all() as TagCount[]
}

export function colourOf(model: Db, tag: Tag): number | null {
  const row = model.prepare('SELECT colour FROM tag_colours WHERE tag = ?').get(tag)
  return (row as { readonly colour: number } | undefined)?.colour ?? null
}

export function colourTag(
  model: Db,
  { tag, colour }: { readonly tag: Tag; readonly colour: number | null },
): void {
  if (colour === null) model.prepare('DELETE FROM tag_colours WHERE tag = ?').run(tag)
  else model.prepare('INSERT OR REPLACE INTO tag_colours (tag, colour) VALUES (?, ?)').run(tag, colour)
}

export function incidentsWithTag(model: Db, tag: Tag): readonly IncidentId[] {
  const rows = model.prepare('SELECT incident FROM incident_tags WHERE tag = ? ORDER BY incident').all(tag)
  return (rows as { readonly incident: IncidentId }[]).map(({ incident }) => incident)
}
