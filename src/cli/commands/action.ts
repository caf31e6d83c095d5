import { ActionFields, ActionKind } from '../../contract/actions.ts'
import type { Asked } from '../arguments.ts'
import type { Cli, Run } from '../cli.ts'
import { findCase, findIncident } from '../names.ts'
import { openVault } from '../secrets.ts'
import { UsageError } from '../usage.ts'
import { fitting, whenOf } from '../values.ts'
import { shortId } from '../wording.ts'
import { readReason } from './amend.ts'

const KIND_SAYS = `--kind is one of: ${ActionKind.options.join(', ')}.`

export const runAction: Run<'action'> = async ({ operands, options }, cli) => {
  const kind = fitting(ActionKind, options.kind, KIND_SAYS)
  const fields = { ...fieldsOf(options, cli), kind }
  await openVault(cli, operands.VAULT, options)
  const { id } = await findCase(cli, options.case)
  const incidents = []
  for (const name of options.incident) incidents.push(await findIncident(cli, name))
  const logged = await cli.client.actions.log({ case: id, fields, incidents })
  return { document: logged, lines: [`The step is written down: ${shortId(logged.action)}`] }
}

export const runOutcome: Run<'outcome'> = async ({ operands, options }, cli) => {
  const fields = fieldsOf(options, cli)
  if (Object.keys(fields).length === 0)
    throw new UsageError('There is nothing to add: give --outcome or another of its options.')
  const reason = readReason(options.reason)
  await openVault(cli, operands.VAULT, options)
  const { action } = await cli.client.actions.find({ name: operands.ACTION })
  const amended = await cli.client.actions.amend({ action, fields, ...reason })
  return { document: amended, lines: ['Written down. The wording before stays in the record.'] }
}

const TEXTS = ['to', 'reference', 'said', 'outcome'] as const
const Fields = ActionFields.omit({ kind: true })

/** What was given, without the kind. Throws UsageError. */
function fieldsOf(options: Asked<'action'>['options'] | Asked<'outcome'>['options'], cli: Cli) {
  const texts = TEXTS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]] as const]))
  const { happened, zone } = options
  const when =
    happened === undefined ? {} : { happened: whenOf('happened', happened, zone, cli.host.clock.nowMs()) }
  const given = { ...Object.fromEntries(texts), ...when }
  return fitting(Fields, given, 'One of the texts is too long or holds a broken character.')
}
