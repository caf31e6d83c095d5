import type { Run } from '../cli.ts'
import { openVault } from '../secrets.ts'
import { initialsOf } from '../values.ts'

export const runCase: Run<'case'> = async ({ operands, options }, cli) => {
  const { name, jurisdiction, reference, writer } = options
  const initials = options.initials === undefined ? undefined : initialsOf(options.initials)
  await openVault(cli, operands.VAULT, options)
  const given = Object.entries({ initials, jurisdiction, reference, writer }).filter(
    ([, value]) => value !== undefined,
  )
  const saved = await cli.client.cases.save({ name, ...Object.fromEntries(given) })
  const { incidents, ...shown } = saved.case
  return {
    document: saved,
    lines: [
      saved.made ? 'The case is made.' : given.length > 0 ? 'The case is changed.' : 'Nothing was changed.',
      `  Name          ${shown.name}`,
      `  Initials      ${shown.initials}`,
      ...(shown.jurisdiction === undefined ? [] : [`  Jurisdiction  ${shown.jurisdiction}`]),
      ...(shown.reference === undefined ? [] : [`  Reference     ${shown.reference}`]),
      ...(shown.writer === undefined ? [] : [`  Writer        ${shown.writer}`]),
      `  Incidents     ${incidents}`,
    ],
  }
}
