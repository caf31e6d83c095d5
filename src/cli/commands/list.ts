import type { Action } from '../../contract/actions.ts'
import type { Exhibit } from '../../contract/exhibits.ts'
import type { TimelineFilter, TimelineItem } from '../../contract/timeline.ts'
import { formatWhen } from '../../core/when/format.ts'
import type { Asked } from '../arguments.ts'
import type { Cli, Run } from '../cli.ts'
import { findCase } from '../names.ts'
import { openVault } from '../secrets.ts'
import { boundsOf, tagsOf } from '../values.ts'
import { count, exhibitLine, shortId } from '../wording.ts'

const PAGE = 500

export const runList: Run<'list'> = async ({ operands, options }, cli) => {
  const asked = readFilter(options)
  await openVault(cli, operands.VAULT, options)
  const caseId = options.case === undefined ? undefined : (await findCase(cli, options.case)).id
  const filter: TimelineFilter = caseId === undefined ? asked : { ...asked, case: caseId }
  const { items, total, approximate } = await allPages(cli, filter)
  const isWhole = Object.keys(asked).length === 0
  const inbox = isWhole ? await inboxOf(cli, caseId) : []
  const actions = isWhole ? await actionsOf(cli, caseId) : []
  return {
    document: { items, total, approximate, inbox, actions },
    lines: [...linesOf(items, total, approximate, inbox), ...actionLines(actions)],
  }
}

/** A filter that says no case: that needs the vault. */
function readFilter(options: Asked<'list'>['options']): Omit<TimelineFilter, 'case'> {
  const { tag, from, to, zone } = options
  return {
    ...(tag === undefined ? {} : { tags: [...tagsOf('tag', [tag])] }),
    ...(from === undefined ? {} : { fromAt: boundsOf('from', from, zone).fromAt }),
    ...(to === undefined ? {} : { toAt: boundsOf('to', to, zone).toAt }),
  }
}

async function allPages(cli: Cli, filter: TimelineFilter) {
  const items: TimelineItem[] = []
  let after: string | null = null
  for (;;) {
    cli.stopIfCancelled()
    const page: Awaited<ReturnType<Cli['client']['timeline']['page']>> = await cli.client.timeline.page({
      ...filter,
      after,
      limit: PAGE,
    })
    items.push(...page.items)
    if (page.next === null) return { items, total: page.total, approximate: page.approximate }
    after = page.next
  }
}

async function inboxOf(cli: Cli, caseId: TimelineFilter['case']): Promise<Exhibit[]> {
  const { cases } = await cli.client.cases.list({})
  const wanted = cases.filter(({ id }) => caseId === undefined || id === caseId)
  const found: Exhibit[] = []
  for (const { id } of wanted) found.push(...(await cli.client.exhibits.inbox({ case: id })).exhibits)
  return [...new Map(found.map((exhibit) => [exhibit.id, exhibit])).values()]
}

async function actionsOf(cli: Cli, caseId: TimelineFilter['case']): Promise<Action[]> {
  const { cases } = await cli.client.cases.list({})
  const wanted = cases.filter(({ id }) => caseId === undefined || id === caseId)
  const lists = await Promise.all(wanted.map(({ id }) => cli.client.actions.list({ case: id })))
  return lists.flatMap(({ actions }) => actions)
}

function actionLines(actions: readonly Action[]): readonly string[] {
  if (actions.length === 0) return []
  return ['', `${count(actions.length, 'step')} taken`, ...actions.map(actionLine)]
}

function actionLine({ id, fields }: Action): string {
  const when = fields.happened === undefined ? 'date not known' : formatWhen(fields.happened)
  const facts = [fields.kind.replaceAll('-', ' '), fields.to, fields.reference, when, fields.outcome]
  return `  ${shortId(id)}  ${facts.filter((fact) => fact !== undefined).join(' · ')}`
}

function linesOf(
  items: readonly TimelineItem[],
  total: number,
  approximate: number,
  inbox: readonly Exhibit[],
): readonly string[] {
  const said = approximate > 0 ? `, ${approximate} of them with a date that is not exact` : ''
  return [
    total === 0 ? 'No incident fits.' : `${count(total, 'incident')}${said}, oldest first`,
    ...items.flatMap(itemLines),
    ...(inbox.length === 0
      ? []
      : [
          '',
          `${count(inbox.length, 'file')} without an incident`,
          ...inbox.map((one) => `  ${exhibitLine(one)}`),
        ]),
  ]
}

function itemLines(item: TimelineItem): readonly string[] {
  const when =
    item.happened === null ? 'date not known' : formatWhen(item.happened, { sayTimeNotKnown: true })
  const facts = [
    ...(item.threat ? ['threat'] : []),
    ...(item.channel === null ? [] : [item.channel.replaceAll('-', ' ')]),
    ...(item.account === null ? [] : [item.account]),
    ...(item.exhibits === 0 ? [] : [count(item.exhibits, 'file')]),
    ...item.tags.map((tag) => `#${tag}`),
  ]
  return [
    '',
    when.slice(0, 1).toUpperCase() + when.slice(1),
    `  ${shortId(item.incident)}  ${item.title || 'No title'}`,
    ...(facts.length === 0 ? [] : [`  ${' '.repeat(12)}  ${facts.join(' · ')}`]),
  ]
}
