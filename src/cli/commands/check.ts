import type { CheckReport } from '../../contract/vault.ts'
import type { Run } from '../cli.ts'
import { wordsFor } from '../output.ts'
import { ERROR_CODES } from '../../contract/errors.ts'
import { openVault } from '../secrets.ts'
import { count, size } from '../wording.ts'

export const runCheck: Run<'check'> = async ({ operands, options }, cli) => {
  const since = options.since === undefined ? {} : { since: await cli.files.text(options.since) }
  await openVault(cli, operands.VAULT, options)
  const report = await cli.client.vault.check(since, cli.context)
  return { document: report, lines: checkLines(report), ...(report.ok ? {} : { exitCode: 1 }) }
}

/** What was checked and what was found: nothing that this run did not look at. */
export function checkLines(report: CheckReport): readonly string[] {
  const { checked, head, since, problems } = report
  return [
    report.ok ? 'Everything matches.' : 'Something does not match.',
    `  ${count(checked.entries, 'line')} of the record log opened and compared with the log’s own hashes`,
    ...(checked.erasedEntries > 0
      ? [`  ${count(checked.erasedEntries, 'line')} erased before, as the log says`]
      : []),
    `  ${count(checked.exhibits, 'file')} hashed again, ${size(checked.exhibitBytes)}`,
    `  ${count(checked.checkpoints, 'checkpoint')} given out before, compared with the log`,
    ...(since === null ? [] : [sinceLine(since)]),
    `  State of the record: ${count(head.size, 'line')}, root ${head.root}`,
    ...problems.map(({ code, what }) => `  Does not match: ${what}. ${meaning(code)} (${code})`),
    ...(report.logged ? [] : ['  The record log could not note this check: the vault is open for reading.']),
  ]
}

function sinceLine(since: NonNullable<CheckReport['since']>): string {
  return since.isPrefix
    ? `  The checkpoint you gave, of ${count(since.size, 'line')}, is the beginning of this record`
    : `  The checkpoint you gave, of ${count(since.size, 'line')}, is not the beginning of this record`
}

function meaning(code: string): string {
  const known = ERROR_CODES.find((candidate) => candidate === code)
  return known === undefined ? '' : wordsFor(known).what
}
