import { AMEND_REASONS } from '../../contract/records.ts'
import type { Run } from '../cli.ts'
import { findIncident } from '../names.ts'
import { openVault } from '../secrets.ts'
import { UsageError } from '../usage.ts'
import { fieldsOf, tagsOf } from '../values.ts'

export const runAmend: Run<'amend'> = async ({ operands, options }, cli) => {
  const fields = fieldsOf(options, cli.host.clock.nowMs())
  const [add, remove] = [tagsOf('tag', options.tag), tagsOf('untag', options.untag)]
  const hasFields = Object.keys(fields).length > 0
  const hasTags = add.length + remove.length > 0
  if (!hasFields && !hasTags)
    throw new UsageError(
      'There is nothing to correct or add: give --words, --happened, --tag or another of its options.',
    )
  const reason = readReason(options.reason)
  await openVault(cli, operands.VAULT, options)
  const incident = await findIncident(cli, operands.INCIDENT)
  const amended = hasFields ? await cli.client.incidents.amend({ incident, fields, ...reason }) : null
  if (hasTags) await cli.client.tags.change({ incident, add, remove })
  if (!hasFields) cli.warn('Tags carry no reason: it was not written down.')
  const { tags } = await cli.client.incidents.get({ incident })
  return {
    document: { incident, seq: amended?.seq ?? null, tags },
    lines: [
      amended === null
        ? 'The tags are changed.'
        : 'Corrected or added to. The wording before stays in the record.',
      ...(tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : []),
    ],
  }
}

/** `wrong-date: the diary says so`, `wrong-date`, or a text of its own. */
export function readReason(text: string): {
  readonly reason: (typeof AMEND_REASONS)[number]
  readonly note: string | null
} {
  const kind = AMEND_REASONS.find((reason) => text === reason || text.startsWith(`${reason}:`))
  if (kind === undefined) return { reason: 'other', note: text }
  const note = text.slice(kind.length + 1).trim()
  return { reason: kind, note: note === '' ? null : note }
}
