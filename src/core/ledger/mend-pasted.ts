import { isAppError } from '../../contract/errors.ts'
import { readCheckpoint } from './checkpoint.ts'

const BODY_LINES = 3

/**
 * A pasted checkpoint as the signed note it was: mail and word processors change line ends, wrap and quote lines and
 * turn the dash of a signature line into something else. Only the form is mended; the signature is verified over it as
 * over any other. A text that cannot be mended comes back as it is.
 */
export function mendPastedNote(pasted: string): string {
  const plain = pasted
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u200b\ufeff]/gu, '')
    .trimStart()
  return isNote(plain) ? plain : (rebuilt(plain) ?? plain)
}

function isNote(text: string): boolean {
  try {
    readCheckpoint(text)
    return true
  } catch (error) {
    if (isAppError(error, 'NotACheckpoint')) return false
    throw error
  }
}

/** Holdfast writes three lines without spaces and signature lines of a name and base64; the rest is how it travelled. */
function rebuilt(text: string): string | null {
  const words = text
    .split(/[\s>]+/u)
    .map((word) => word.replace(/^[^A-Za-z0-9+/]+/u, ''))
    .filter((word) => word !== '')
  const body = words.slice(0, BODY_LINES)
  const signers = words.slice(BODY_LINES)
  if (signers.length === 0 || signers.length % 2 !== 0) return null
  const lines = signers.flatMap((name, at) => (at % 2 === 0 ? [`— ${name} ${signers[at + 1]!}\n`] : []))
  return `${body.join('\n')}\n\n${lines.join('')}`
}
