import type { z } from 'zod'
import type { Incident, IncidentVersion } from '../../contract/incidents.ts'
import type { IncidentFields } from '../../contract/records.ts'
import { formatInstant, formatWhen } from '../../core/when/format.ts'
import type { Run } from '../cli.ts'
import { findIncident } from '../names.ts'
import { openVault } from '../secrets.ts'
import { exhibitLine, indented, shortId } from '../wording.ts'

export const runShow: Run<'show'> = async ({ operands, options }, cli) => {
  await openVault(cli, operands.VAULT, options)
  const incident = await cli.client.incidents.get({ incident: await findIncident(cli, operands.INCIDENT) })
  const { cases } = await cli.client.cases.list({})
  const caseName = cases.find(({ id }) => id === incident.case)?.name ?? ''
  return { document: { incident, caseName }, lines: linesOf(incident, caseName, cli.host.clock.zone()) }
}

function linesOf(incident: Incident, caseName: string, zone: string): readonly string[] {
  return [
    incident.fields.title ?? 'No title',
    `  Incident ${incident.id} in ${caseName}`,
    `  Logged on ${formatInstant(incident.loggedAt, zone)}, line ${incident.seq} of the record log`,
    ...(incident.tags.length > 0 ? [`  Tags: ${incident.tags.join(', ')}`] : []),
    ...incident.versions.flatMap((version) => versionLines(version, zone)),
    ...section('Files', incident.exhibits.map(exhibitLine)),
    ...section(
      'Linked incidents',
      incident.links.map((link) => linkLine(link, incident.id)),
    ),
    ...section(
      'Private notes',
      incident.notes.map((note) => `${formatInstant(note.at, zone)}\n${note.text}`),
    ),
  ]
}

const section = (title: string, entries: readonly string[]): readonly string[] =>
  entries.length === 0 ? [] : ['', title, ...entries.map((entry) => indented(entry))]

function linkLine(link: Incident['links'][number], self: string): string {
  const words = link.relation.replaceAll('-', ' ')
  return link.incident === self
    ? `${words} ${shortId(link.to)}`
    : `${shortId(link.incident)} is ${words} this one`
}

function versionLines(version: z.infer<typeof IncidentVersion>, zone: string): readonly string[] {
  const when = formatInstant(version.at, zone)
  const reason =
    version.reason === null
      ? `First wording, ${when}`
      : `Corrected or added to, ${when}: ${version.reason.replaceAll('-', ' ')}`
  return [
    '',
    `${reason} (${version.class}, line ${version.seq})`,
    ...(version.note === null ? [] : [indented(`Why: ${version.note}`)]),
    ...fieldLines(version.fields),
  ]
}

const LABELS: readonly (readonly [keyof IncidentFields, string])[] = [
  ['title', 'Title'],
  ['happened', 'When it happened'],
  ['published', 'When it was posted'],
  ['firstSeen', 'When I first saw it'],
  ['channel', 'How it came'],
  ['place', 'Place'],
  ['platform', 'Platform'],
  ['url', 'Address'],
  ['account', 'Account'],
  ['words', 'Exact words'],
  ['saw', 'What I saw or heard'],
  ['told', 'What I was told'],
  ['replied', 'Did I reply'],
  ['threat', 'A threat'],
  ['effect', 'Effect on me'],
  ['affected', 'Who was affected'],
  ['witnesses', 'Witnesses'],
  ['private', 'Personal'],
]

function fieldLines(fields: IncidentFields): readonly string[] {
  return LABELS.flatMap(([name, label]) => {
    const value = fields[name]
    if (value === undefined) return []
    const says = valueInWords(value)
    return says.includes('\n') ? [`  ${label}:`, indented(says, '    ')] : [`  ${label}: ${says}`]
  })
}

function valueInWords(value: NonNullable<IncidentFields[keyof IncidentFields]>): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  const words = formatWhen(value)
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} (${value.zone}; typed: ${value.asTyped})`
}
