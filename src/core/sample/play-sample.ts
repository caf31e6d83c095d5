import { join } from 'node:path'
import type { CaseId, ExhibitId, IncidentId } from '../../contract/ids.ts'
import { AppError } from '../../contract/errors.ts'
import { parseWhen } from '../when/parse.ts'
import type { FileToken } from '../../contract/exhibits.ts'
import type { HoldfastContract } from '../../contract/index.ts'
import type { CallContext, Client } from '../../contract/procedure.ts'
import type { Clock } from '../ports/clock.ts'
import { playPeople } from './play-people.ts'
import { sampleFields, ZONE, type SampleAction, type SampleCase, type SampleIncident } from './sample-case.ts'

/** What it takes to play: a client with an open vault, and the folder of the sample. */
export type Player = {
  readonly client: Client<HoldfastContract>
  readonly context: CallContext
  readonly folder: string
  /** A token for a file by its path. */
  readonly tokenOf: (path: string) => FileToken
  readonly clock: Pick<Clock, 'nowMs'>
}

export type Played = {
  readonly case: CaseId
  readonly incidents: number
  readonly kept: number
  readonly duplicates: number
}

/** Takes the sample case into the open vault, as a person would: files, incidents, notes, corrections, steps, people, links. */
export async function playSample(player: Player, sample: SampleCase): Promise<Played> {
  const { case: home } = await player.client.cases.save({ ...sample.case, writer: sample.from })
  const counts = { kept: 0, duplicates: 0 }
  const keep = async (names: readonly string[]): Promise<ExhibitId[]> => {
    const outcomes = await keepFiles(player, home.id, names)
    counts.kept += outcomes.length
    counts.duplicates += outcomes.filter(({ duplicate }) => duplicate).length
    return [...new Set(outcomes.map(({ exhibit }) => exhibit))]
  }
  const ids: IncidentId[] = []
  for (const incident of sample.incidents) {
    player.context.progress(ids.length, sample.incidents.length, 'adding the sample case')
    ids.push(await record(player, home.id, incident, await keep(incident.files)))
  }
  for (const action of sample.actions) await logAction(player, home.id, action, ids)
  await playPeople(player, home.id, sample, ids)
  await keep(sample.inbox)
  for (const { from, to, relation } of sample.links) {
    await player.client.incidents.link({ incident: ids[from]!, to: ids[to]!, relation })
  }
  return { case: home.id, incidents: ids.length, ...counts }
}

async function logAction(player: Player, caseId: CaseId, sample: SampleAction, ids: readonly IncidentId[]) {
  const { happened: phrase, ...said } = sample.fields
  const happened =
    phrase === undefined ? undefined : parseWhen(phrase, { nowMs: player.clock.nowMs(), zone: ZONE })
  const fields = { ...said, ...(happened === undefined ? {} : { happened }) }
  const incidents = sample.about.map((place) => ids[place]!)
  const { action } = await player.client.actions.log({ case: caseId, fields, incidents })
  if (sample.answer === undefined) return
  const reason = 'new-information'
  await player.client.actions.amend({ action, fields: { outcome: sample.answer }, reason })
}

async function keepFiles(player: Player, caseId: CaseId, names: readonly string[]) {
  if (names.length === 0) return []
  const tokens = names.map((name) => player.tokenOf(join(player.folder, name)))
  const { files } = await player.client.exhibits.add({ case: caseId, files: tokens }, player.context)
  return files.map((file) => {
    if ('kept' in file) return file.kept
    throw new AppError('CannotRead', 'a file of the sample case cannot be read')
  })
}

async function record(
  player: Player,
  caseId: CaseId,
  sample: SampleIncident,
  exhibits: ExhibitId[],
): Promise<IncidentId> {
  const { client } = player
  const zone = sample.fields.zone ?? ZONE
  const nowMs = player.clock.nowMs()
  const fields = sampleFields(sample.fields, zone, nowMs)
  const { incident } = await client.incidents.record({ case: caseId, fields, tags: sample.tags, exhibits })
  if (sample.note !== undefined) await client.notes.write({ incident, text: sample.note })
  if (sample.amend !== undefined) {
    const { fields: changed, reason, note = null } = sample.amend
    await client.incidents.amend({ incident, fields: sampleFields(changed, zone, nowMs), reason, note })
  }
  return incident
}
