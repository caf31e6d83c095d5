import { text } from '../../texts/palette.ts'
import type { Place } from '../frame/place.ts'

export type Group = keyof typeof text.groups

/** One thing that can be gone to or done. Its name is a title and never exact words. */
export type Command = {
  readonly id: string
  readonly group: Group
  readonly name: string
  /** Where it leads, or why it is here although its name does not fit. One with a note was found to fit before. */
  readonly note?: string
  readonly run: () => void
}

const GROUPS = Object.keys(text.groups) as readonly Group[]
/** Of each group, so that the others stay in sight. */
const MOST_OF_GROUP = 8

/** What fits what was typed, under its groups. Each word has to be somewhere in the name. */
export function grouped(commands: readonly Command[], typed: string) {
  const words = wordsOf(typed)
  const fits = ({ name, note }: Command): boolean => note !== undefined || words.every(isIn(name))
  const found = commands.filter(fits)
  return GROUPS.map((group) => ({
    id: group,
    name: text.groups[group],
    commands: found.filter((command) => command.group === group).slice(0, MOST_OF_GROUP),
  })).filter((group) => group.commands.length > 0)
}

/** The words that were typed, as `isIn` takes them. */
export const wordsOf = (typed: string): readonly string[] =>
  plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '')

export function isIn(says: string): (word: string) => boolean {
  const within = plain(says)
  return (word) => within.includes(word)
}

/** However it is typed: without capitals and marks above letters. */
const plain = (says: string): string => says.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

export const goTo = (go: (place: Place) => void, name: string, place: Place): Command => ({
  id: `go ${JSON.stringify(place)}`,
  group: 'go',
  name,
  run: () => go(place),
})
