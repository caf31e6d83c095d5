import type { SearchResult } from '../../contract/search.ts'
import type { z } from 'zod'
import type { Run } from '../cli.ts'
import { openVault } from '../secrets.ts'
import { UsageError } from '../usage.ts'
import { count, shortId } from '../wording.ts'

const MOST = 200
const USUAL = 50

export const runSearch: Run<'search'> = async ({ operands, options }, cli) => {
  const limit = readLimit(options.limit)
  if (operands.QUERY.length > 500) throw new UsageError('QUERY is too long.')
  await openVault(cli, operands.VAULT, options)
  const found = await cli.client.search.find({ query: operands.QUERY, limit })
  const more = found.more ? ', and more: narrow it down, or give --limit' : ''
  return {
    document: found,
    lines: [
      found.results.length === 0 ? 'Nothing found.' : `${count(found.results.length, 'place')} found${more}`,
      ...found.results.flatMap(resultLines),
    ],
  }
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return USUAL
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > MOST) throw new UsageError(`--limit is a number from 1 to ${MOST}.`)
  return limit
}

const KINDS = {
  incident: 'incident',
  note: 'private note',
  exhibit: 'file',
  action: 'step',
  account: 'account',
  person: 'person',
} as const

function resultLines(result: z.infer<typeof SearchResult>): readonly string[] {
  const where =
    result.kind === 'note' && result.incident !== null
      ? ` of incident ${shortId(result.incident)}`
      : ` ${shortId(result.id)}`
  return [
    '',
    `${KINDS[result.kind]}${where}${result.title === '' ? '' : `: ${result.title}`}`,
    ...(result.excerpt === '' ? [] : [`  ${result.excerpt.replaceAll('\n', ' ')}`]),
  ]
}
