import type { Case } from '../contract/cases.ts'
import { AppError, isAppError } from '../contract/errors.ts'
import type { Handover } from '../contract/handovers.ts'
import type { ExhibitId, IncidentId } from '../contract/ids.ts'
import type { Cli } from './cli.ts'

/** Throws NotFound. */
export async function findCase(cli: Cli, name: string): Promise<Case> {
  const { cases } = await cli.client.cases.list({})
  const found = cases.find((candidate) => candidate.name === name)
  if (found === undefined) throw new AppError('NotFound', 'no case of this name')
  return found
}

/** By its id or the first characters of it. Throws NotFound, Ambiguous, Erased. */
export async function findIncident(cli: Cli, name: string): Promise<IncidentId> {
  return (await cli.client.incidents.find({ name })).incident
}

/** By its number, label, id or the first characters of it. Throws NotFound, Ambiguous, Erased. */
export async function findExhibit(cli: Cli, name: string): Promise<ExhibitId> {
  return (await cli.client.exhibits.find({ name })).exhibit
}

export type Target =
  | { readonly kind: 'exhibit'; readonly exhibit: ExhibitId }
  | { readonly kind: 'incident'; readonly incident: IncidentId }

/** What a name stands for, an exhibit or an incident. Throws NotFound, Erased, and Ambiguous when it fits both. */
export async function findTarget(cli: Cli, name: string): Promise<Target> {
  const exhibit = await orMissing(findExhibit(cli, name))
  const incident = await orMissing(findIncident(cli, name))
  if (exhibit.found !== null && incident.found !== null)
    throw new AppError('Ambiguous', 'a file and an incident fit')
  if (exhibit.found !== null) return { kind: 'exhibit', exhibit: exhibit.found }
  if (incident.found !== null) return { kind: 'incident', incident: incident.found }
  throw isAppError(incident.missing, 'Erased') ? incident.missing : exhibit.missing
}

type Found<Id> =
  | { readonly found: Id; readonly missing: null }
  | { readonly found: null; readonly missing: AppError }

async function orMissing<Id>(looking: Promise<Id>): Promise<Found<Id>> {
  try {
    return { found: await looking, missing: null }
  } catch (error) {
    if (isAppError(error, 'NotFound', 'Erased')) return { found: null, missing: error }
    throw error
  }
}

type Bundle = Awaited<ReturnType<Cli['client']['bundles']['list']>>['bundles'][number]

/** A finished bundle by its id, such as `HF-7K3Q-2`. Throws NotFound. */
export async function findBundle(cli: Cli, name: string): Promise<Bundle> {
  const { bundles } = await cli.client.bundles.list({})
  const found = bundles.find(({ id, state }) => state === 'sealed' && id === name.toUpperCase())
  if (found === undefined) throw new AppError('NotFound', 'no finished bundle of this name')
  return found
}

/** The latest hand-over of a bundle. Throws NotFound. */
export async function findHandover(cli: Cli, bundleName: string): Promise<Handover> {
  const { bundle } = await findBundle(cli, bundleName)
  const { handovers } = await cli.client.handovers.list({})
  const found = handovers.findLast((one) => one.bundle === bundle)
  if (found === undefined) throw new AppError('NotFound', 'no hand-over of this bundle is written down')
  return found
}
