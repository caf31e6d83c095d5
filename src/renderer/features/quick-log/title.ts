import { quickText } from '../../texts/quick-log.ts'
import type { Fields } from './fields.ts'

const LETTERS = 80

/** The first line of one's own words. What somebody else wrote is never in it. */
export function titleOf({ happened, words }: Pick<Fields, 'happened' | 'words'>): string {
  const firstLine = (happened.trim().split('\n')[0] ?? '').trim()
  if (firstLine !== '') return shortened(firstLine)
  return words.trim() === '' ? quickText.fileTitle : quickText.wordsTitle
}

/** Stops after a whole word, and shows that it does: it stands in every list, and in what is handed over. */
function shortened(line: string): string {
  const letters = [...line]
  if (letters.length <= LETTERS) return line
  // One letter of room for the sign, which a space may give.
  const lastSpace = letters.slice(0, LETTERS).lastIndexOf(' ')
  // A script without spaces, or one long link, has no better place to stop.
  const end = lastSpace > LETTERS / 2 ? lastSpace : LETTERS - 1
  return `${letters.slice(0, end).join('').trimEnd()}…`
}
