import type { PlacedWord } from './unseen-text.ts'

/** Longer ones are cut by some screen readers without a word. */
const MOST_CHARACTERS = 1000

/** What a screen reader says in place of a picture, and where the words in it come from. */
export function alternativeOf(label: string, part: string | null, recognised: readonly PlacedWord[]): string {
  const name = `Exhibit ${label}${part === null ? '' : `, ${part}`}`
  if (recognised.length === 0) return name
  const words = recognised.map(({ text }) => text).join(' ')
  return `${name}. Text recognised in it by a machine: ${cut(words)}`
}

function cut(words: string): string {
  if (words.length <= MOST_CHARACTERS) return words
  return `${words.slice(0, words.lastIndexOf(' ', MOST_CHARACTERS))} …`
}
