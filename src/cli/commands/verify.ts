import { existsSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import { DOES_NOT_SAY } from '../../contract/packages.ts'
import type { VerifyReport } from '../../contract/packages.ts'
import type { Run } from '../cli.ts'

export const runVerify: Run<'verify'> = async ({ operands, options }, cli) => {
  const from = cli.files.place(operands.PATH)
  if (!existsSync(cli.files.resolve(operands.PATH)))
    throw new AppError('CannotRead', 'there is no such file or folder')
  const since = options.since === undefined ? {} : { since: await cli.files.text(options.since) }
  const report = await cli.client.packages.verify({ from, ...since }, cli.context)
  return { document: report, lines: verifyLines(report), ...(report.ok ? {} : { exitCode: 1 }) }
}

const STATES = { ok: 'matches', failed: 'DOES NOT MATCH', 'not-checked': 'not checked' } as const

export function verifyLines(report: VerifyReport): readonly string[] {
  const { rows, problems, addedByComputer } = report
  return [
    report.heading,
    report.sentence,
    '',
    ...rows.map(({ name, state, says }) => `  ${name.padEnd(15)} ${STATES[state].padEnd(14)} ${says}`),
    ...(problems.length === 0 ? [] : ['', 'What was found:', ...problems.map(problemLine)]),
    ...(addedByComputer.length === 0
      ? []
      : ['', `Added by a computer, and no part of the package: ${addedByComputer.join(', ')}`]),
    '',
    'What this does not say:',
    ...DOES_NOT_SAY.map((says) => `  ${says}`),
  ]
}

function problemLine({ kind, file, says }: VerifyReport['problems'][number]): string {
  return `  ${kind}${file === undefined ? '' : ` ${file}`}: ${says}`
}
