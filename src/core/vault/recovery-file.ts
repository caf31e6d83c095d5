import { closeSync, openSync, readSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import { readRecoveryCode } from '../crypto/recovery-code.ts'

const MOST_BYTES = 64 * 1024
/** At every place that it can begin: a word before the code may look like a group. */
const NINE_GROUPS = /(?=\b((?:[0-9A-Za-z]{4}[\s-]+){8}[0-9A-Za-z]{4})\b)/g

/** What the file with a recovery code says. It names the code and no vault. */
export const codeFileText = (code: string): string =>
  `Recovery code\n\n${code}\n\nIt opens the vault without the passphrase. Keep it away from the computer.\n`

/** The nine groups that stand in a text file, or all of its beginning where there are none. Throws CannotRead. */
export function readCodeFile(path: string): string {
  const text = beginningOf(path)
  const found = [...text.matchAll(NINE_GROUPS)].map((hit) => hit[1] ?? '')
  return found.find((code) => readRecoveryCode(code).isWhole) ?? found.at(0) ?? text.slice(0, 200)
}

function beginningOf(path: string): string {
  const bytes = Buffer.alloc(MOST_BYTES)
  try {
    const file = openSync(path, 'r')
    try {
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, MOST_BYTES, 0))
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw new AppError('CannotRead', 'the file with the code cannot be read', { cause })
  }
}
