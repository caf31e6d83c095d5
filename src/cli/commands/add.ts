import type { z } from 'zod'
import type { Case } from '../../contract/cases.ts'
import { AppError } from '../../contract/errors.ts'
import type { IngestOutcome } from '../../contract/exhibits.ts'
import type { ExhibitId, IncidentId } from '../../contract/ids.ts'
import type { IncidentFields } from '../../contract/records.ts'
import type { Tag } from '../../contract/tags.ts'
import { formatWhen } from '../../core/when/format.ts'
import type { Asked } from '../arguments.ts'
import type { Cli, Run } from '../cli.ts'
import { findIncident } from '../names.ts'
import { openVault } from '../secrets.ts'
import { UsageError } from '../usage.ts'
import { fieldsOf, initialsOf, tagsOf } from '../values.ts'
import { count, keptLine, shortId } from '../wording.ts'

type FileOutcome = z.infer<typeof IngestOutcome>
type Wish = { readonly fields: IncidentFields; readonly tags: readonly Tag[]; readonly isIncident: boolean }

export const runAdd: Run<'add'> = async (asked, cli) => {
  const { operands, options, rest } = asked
  const wish = readWish(asked, cli)
  const initials = options.initials === undefined ? undefined : initialsOf(options.initials)
  const tokens = rest.map((file) => cli.files.source(file))
  await openVault(cli, operands.VAULT, options)
  const linkTo = options.incident === undefined ? null : await findIncident(cli, options.incident)
  const { case: home, made } = await theCase(cli, options.case, initials)
  await mustBeOfCase(cli, linkTo, home)
  const files =
    tokens.length === 0
      ? []
      : (await cli.client.exhibits.add({ case: home.id, files: tokens }, cli.context)).files
  const kept = keptOf(files)
  const incident = await place(cli, home, wish, linkTo, [...new Set(kept.map(({ exhibit }) => exhibit))])
  const notKept = files.length - kept.length
  const document = {
    case: { id: home.id, name: home.name, made },
    files,
    keptBytes: kept.reduce((sum, one) => sum + one.sizeBytes, 0),
    notKept,
    incident,
    recorded: wish.isIncident,
  }
  const lines = [
    ...(made ? [`The case is made; its initials are ${home.initials}.`] : []),
    ...files.map(fileLine),
  ]
  return {
    document,
    lines: [...lines, ...closing(wish, incident, kept.length, notKept)],
    ...(notKept > 0 ? { exitCode: 3 } : {}),
  }
}

function readWish({ options, rest }: Asked<'add'>, cli: Cli): Wish {
  const fields = fieldsOf(options, cli.host.clock.nowMs())
  const tags = tagsOf('tag', options.tag)
  const isIncident = Object.keys(fields).length > 0
  if (options.incident !== undefined && (isIncident || tags.length > 0)) {
    throw new UsageError(
      '--incident links files to an incident that is there; to change what it says, use amend.',
    )
  }
  if (!isIncident && tags.length > 0)
    throw new UsageError('--tag belongs to an incident: say what happened, with --title for instance.')
  if (rest.length === 0 && !isIncident)
    throw new UsageError(
      'There is nothing to add: give a FILE, or say what happened with --title for instance.',
    )
  return { fields, tags, isIncident }
}

async function theCase(
  cli: Cli,
  name: string,
  initials: string | undefined,
): Promise<{ readonly case: Case; readonly made: boolean }> {
  const { cases } = await cli.client.cases.list({})
  const there = cases.find((one) => one.name === name)
  if (there !== undefined) {
    if (initials !== undefined && initials !== there.initials) {
      cli.warn(
        `The case is there already and keeps its initials, ${there.initials}. Change them with: holdfast case`,
      )
    }
    return { case: there, made: false }
  }
  return cli.client.cases.save({ name, initials: initials ?? (await askInitials(cli)) })
}

async function askInitials(cli: Cli): Promise<string> {
  const question = 'This case is new. Initials of the person who produces the files (two to four letters): '
  const typed = cli.terminal.isThere ? (await cli.terminal.ask(question)).trim() : ''
  if (typed !== '') return initialsOf(typed)
  cli.warn('The new case has the initials EX. Set your own before the first hand-over, with: holdfast case')
  return 'EX'
}

async function mustBeOfCase(cli: Cli, incident: IncidentId | null, home: Case): Promise<void> {
  if (incident === null) return
  const { case: caseId } = await cli.client.incidents.get({ incident })
  if (caseId !== home.id) throw new AppError('InvalidInput', 'the incident is in another case')
}

/** Files come first: an incident is recorded with its links in one transaction, or the files join one that is there. */
async function place(
  cli: Cli,
  home: Case,
  wish: Wish,
  linkTo: IncidentId | null,
  exhibits: ExhibitId[],
): Promise<IncidentId | null> {
  if (wish.isIncident) {
    const { fields, tags } = wish
    return (await cli.client.incidents.record({ case: home.id, fields, tags: [...tags], exhibits })).incident
  }
  if (linkTo !== null && exhibits.length > 0) await cli.client.exhibits.link({ incident: linkTo, exhibits })
  return linkTo
}

const keptOf = (files: readonly FileOutcome[]) => files.flatMap((file) => ('kept' in file ? [file.kept] : []))

function fileLine(file: FileOutcome, index: number): string {
  if ('kept' in file) return keptLine(index + 1, file.kept)
  return `File ${index + 1}: not kept, ${file.error.says} (${file.error.code}).`
}

function closing(wish: Wish, incident: IncidentId | null, kept: number, notKept: number): readonly string[] {
  const missing = notKept === 0 ? '' : ` ${count(notKept, 'file')} not kept.`
  if (incident === null) return [`${count(kept, 'file')} kept, waiting for an incident.${missing}`]
  if (!wish.isIncident) return [`${count(kept, 'file')} kept with incident ${shortId(incident)}.${missing}`]
  const when = wish.fields.happened === undefined ? 'date not known' : formatWhen(wish.fields.happened)
  return [`Saved as ${shortId(incident)}: ${when}. ${count(kept, 'file')} kept.${missing}`]
}
