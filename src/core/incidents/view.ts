import type { IncidentId } from '../../contract/ids.ts'
import type { Incident, IncidentWords, RelatedIncident } from '../../contract/incidents.ts'
import type { Db } from '../db/open.ts'
import { erasedTextsOf } from '../erasures/queries.ts'
import { exhibitsOfIncident } from '../exhibits/queries.ts'
import { exhibitView } from '../exhibits/rules.ts'
import { notesOf } from '../notes/queries.ts'
import { tagsOf } from '../tags/queries.ts'
import type { Vault } from '../vault/vault.ts'
import { daysLater } from '../when/days-later.ts'
import { formatInstant } from '../when/format.ts'
import { whenInWords } from '../when/in-words.ts'
import { latestFields, linksFrom, linksTo, versionsOf, type IncidentRow } from './queries.ts'

export function incidentView(vault: Vault, row: IncidentRow): Incident {
  const { reads } = vault
  return {
    id: row.id,
    case: row.caseId,
    loggedAt: row.loggedAt,
    seq: row.seq,
    fields: row.fields,
    tags: [...tagsOf(reads, row.id)],
    exhibits: exhibitsOfIncident(reads, row.id).map((exhibit) => exhibitView(vault, exhibit)),
    links: [...linksFrom(reads, row.id)],
    versions: versionsOf(reads, row.id) as Incident['versions'],
    notes: [...notesOf(reads, row.id)],
  }
}

/** Every date of an incident in words: what a person said in its own zone, what the log noted in `zone`. */
function incidentWords(incident: Incident, zone: string): IncidentWords {
  const { happened, published, firstSeen } = incident.fields
  return {
    happened: whenInWords(happened) ?? 'Date not known',
    published: whenInWords(published),
    firstSeen: whenInWords(firstSeen),
    logged: formatInstant(incident.loggedAt, zone),
    loggedLater: happened === undefined ? null : daysLater(happened, incident.loggedAt, zone),
    versions: incident.versions.map(({ at, fields }) => ({
      at: formatInstant(at, zone),
      happened: whenInWords(fields.happened),
      published: whenInWords(fields.published),
      firstSeen: whenInWords(fields.firstSeen),
    })),
    notes: incident.notes.map(({ at }) => formatInstant(at, zone)),
    kept: incident.exhibits.map(({ keptAt }) => formatInstant(keptAt, zone)),
  }
}

/** The incidents that this one points to, then those that point to it. One that was erased is left out. */
function relatedIncidents(model: Db, id: IncidentId): readonly RelatedIncident[] {
  const from = linksFrom(model, id).map(({ to, relation }) => ({ other: to, relation, pointsTo: true }))
  const to = linksTo(model, id).map(({ incident, relation }) => ({
    other: incident,
    relation,
    pointsTo: false,
  }))
  return [...from, ...to].flatMap(({ other, relation, pointsTo }) => {
    const fields = latestFields(model, other)
    if (Object.keys(fields).length === 0) return []
    const happened = whenInWords(fields.happened) ?? 'Date not known'
    return [{ incident: other, relation, pointsTo, title: fields.title ?? '', happened }]
  })
}

/** An incident as a page shows it. */
export function incidentRead(vault: Vault, row: IncidentRow, zone: string) {
  const incident = incidentView(vault, row)
  return {
    incident,
    words: incidentWords(incident, zone),
    related: [...relatedIncidents(vault.reads, row.id)],
    erasedTexts: erasedTextsOf(vault.reads, row.id).map((text) => ({
      ...text,
      at: formatInstant(text.at, zone),
    })),
  }
}
