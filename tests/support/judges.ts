import { findMissing } from '../../tools/judges.ts'
import type { Judge } from '../../tools/judges.ts'

/**
 * For `test.skipIf(needs('qpdf', 'minisign'))` and `describe.skipIf(…)`: true when one of these outside
 * programs is not on this computer, after saying which. With CI=true that is an error and not a skip.
 */
export function needs(...judges: readonly Judge[]): boolean {
  return isMissing(findMissing(judges), process.env['CI'] === 'true', (line) => process.stderr.write(line))
}

export function isMissing(missing: readonly Judge[], isCi: boolean, say: (line: string) => unknown): boolean {
  if (missing.length === 0) return false
  const names = missing.join(', ')
  if (isCi) throw new Error(`With CI=true every outside judge must be there, and these are not: ${names}`)
  say(`Skipped here, because this computer has no ${names}.\n`)
  return true
}
