import { Relation } from '../../contract/records.ts'
import type { Run } from '../cli.ts'
import { findIncident, findTarget } from '../names.ts'
import { openVault } from '../secrets.ts'
import { UsageError } from '../usage.ts'
import { fitting } from '../values.ts'

const RELATION_SAYS = `--relation is one of: ${Relation.options.join(', ')}.`

export const runLink: Run<'link'> = async ({ operands, options }, cli) => {
  const relation = options.relation === undefined ? null : fitting(Relation, options.relation, RELATION_SAYS)
  await openVault(cli, operands.VAULT, options)
  const incident = await findIncident(cli, operands.INCIDENT)
  const target = await findTarget(cli, operands['EXHIBIT|INCIDENT'])
  if (target.kind === 'exhibit') {
    if (relation !== null) throw new UsageError('--relation is for two incidents; a file has none.')
    const { seq } = await cli.client.exhibits.link({ incident, exhibits: [target.exhibit] })
    return { document: { incident, to: target, seq }, lines: ['The file belongs to the incident.'] }
  }
  if (relation === null) throw new UsageError(`To link two incidents, say how. ${RELATION_SAYS}`)
  const { seq } = await cli.client.incidents.link({ incident, to: target.incident, relation })
  return {
    document: { incident, to: { ...target, relation }, seq },
    lines: ['The two incidents are linked.'],
  }
}
