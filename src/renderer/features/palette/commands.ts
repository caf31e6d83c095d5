import { text } from '../../texts/palette.ts'
import type { Place } from '../frame/place.ts'

export type Group = keyof typeof text.groups

/** One thing that can be gone to or done. Its name is a title and never exact words. */
export type Command = {
  readonly id: string
  readonly group: Group
  readonly name: string
  /** Why it is here where its name does not say so. */
  readonly note?: string
  readonly run: () => void
}

const GROUPS = Object.keys(text.groups) as readonly Group[]
/** Of each group, so that the others stay in sight. */
const MOST_OF_GROUP = 8

/** What fits what was typed, under its groups. Each word has to be somewhere in the name. */
export function grouped(commands: readonly Command[], typed: string) {
  const words = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  const fits = ({ name, note }: Command): boolean =>
    note !== undefined || words.every((word) => plain(name).includes(word))
  const found = commands.filter(fits)
  return GROUPS.map((group) => ({
    id: group,
    name: text.groups[group],
    commands: found.filter((command) => command.group === group).slice(0, MOST_OF_GROUP),
  })).filter((group) => group.commands.length > 0)
}

/** However it is typed: without capitals and marks above letters. */
const plain = (says: string): string => says.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

export const goTo = (go: (place: Place) => void, name: string, place: Place): Command => ({
  id: `go ${JSON.stringify(place)}`,
  group: 'go',
  name,
  run: () => go(place),
})
