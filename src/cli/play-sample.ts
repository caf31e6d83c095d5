import { join } from 'node:path'
import type { CaseId, ExhibitId, IncidentId } from '../contract/ids.ts'
import { AppError } from '../contract/errors.ts'
import type { Cli } from './cli.ts'
import { parseWhen } from '../core/when/parse.ts'
import {
  SAMPLE_FOLDER,
  sampleFields,
  type SampleAction,
  type SampleCase,
  type SampleIncident,
} from './sample-case.ts'

const ZONE = 'Europe/London'

/** What of the command line it takes to play: a client with an open vault. */
export type Player = Pick<Cli, 'client' | 'context'> & {
  readonly files: Pick<Cli['files'], 'source'>
  readonly host: Pick<Cli['host'], 'clock'>
}

export type Played = {
  readonly case: CaseId
  readonly incidents: number
  readonly kept: number
  readonly duplicates: number
}

/** Takes the sample case into the open vault, as a person would: files, incidents, notes, corrections, links. */
export async function playSample(cli: Player, sample: SampleCase): Promise<Played> {
  const { case: home } = await cli.client.cases.save({ ...sample.case, writer: sample.from })
  const counts = { kept: 0, duplicates: 0 }
  const keep = async (names: readonly string[]): Promise<ExhibitId[]> => {
    const outcomes = await keepFiles(cli, home.id, names)
    counts.kept += outcomes.length
    counts.duplicates += outcomes.filter(({ duplicate }) => duplicate).length
    return [...new Set(outcomes.map(({ exhibit }) => exhibit))]
  }
  const ids: IncidentId[] = []
  for (const incident of sample.incidents) {
    cli.context.progress(ids.length, sample.incidents.length, 'adding the sample case')
    ids.push(await record(cli, home.id, incident, await keep(incident.files)))
  }
  for (const action of sample.actions) await logAction(cli, home.id, action, ids)
  await keep(sample.inbox)
  for (const { from, to, relation } of sample.links) {
    await cli.client.incidents.link({ incident: ids[from]!, to: ids[to]!, relation })
  }
  return { case: home.id, incidents: ids.length, ...counts }
}

async function logAction(cli: Player, caseId: CaseId, sample: SampleAction, ids: readonly IncidentId[]) {
  const { happened: phrase, ...said } = sample.fields
  const happened =
    phrase === undefined ? undefined : parseWhen(phrase, { nowMs: cli.host.clock.nowMs(), zone: ZONE })
  const fields = { ...said, ...(happened === undefined ? {} : { happened }) }
  const incidents = sample.about.map((place) => ids[place]!)
  const { action } = await cli.client.actions.log({ case: caseId, fields, incidents })
  if (sample.answer === undefined) return
  const reason = 'new-information'
  await cli.client.actions.amend({ action, fields: { outcome: sample.answer }, reason })
}

async function keepFiles(cli: Player, caseId: CaseId, names: readonly string[]) {
  if (names.length === 0) return []
  const tokens = names.map((name) => cli.files.source(join(SAMPLE_FOLDER, name)))
  const { files } = await cli.client.exhibits.add({ case: caseId, files: tokens }, cli.context)
  return files.map((file) => {
    if ('kept' in file) return file.kept
    throw new AppError('CannotRead', 'a file of the sample case cannot be read')
  })
}

async function record(
  cli: Player,
  caseId: CaseId,
  sample: SampleIncident,
  exhibits: ExhibitId[],
): Promise<IncidentId> {
  const { client } = cli
  const zone = sample.fields.zone ?? ZONE
  const nowMs = cli.host.clock.nowMs()
  const fields = sampleFields(sample.fields, zone, nowMs)
  const { incident } = await client.incidents.record({ case: caseId, fields, tags: sample.tags, exhibits })
  if (sample.note !== undefined) await client.notes.write({ incident, text: sample.note })
  if (sample.amend !== undefined) {
    const { fields: changed, reason, note = null } = sample.amend
    await client.incidents.amend({ incident, fields: sampleFields(changed, zone, nowMs), reason, note })
  }
  return incident
}
