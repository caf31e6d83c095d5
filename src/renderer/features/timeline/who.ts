import type { AccountItem } from '../../../contract/accounts.ts'
import type { PersonItem } from '../../../contract/people.ts'
import { timelineText } from '../../texts/timeline.ts'
import type { Who } from './filter.ts'

const MOST_LETTERS = 40

/** The people of a case to choose from; one without a name by how they are described. */
export const peopleToChoose = (people: readonly Pick<PersonItem, 'person' | 'name' | 'described'>[]) =>
  people.map(({ person, name, described }): Who => {
    const says = name === '' ? timelineText.notNamed(shortened(described)) : name
    return { id: person, isPerson: true, name: says }
  })

/** The accounts of a case to choose from; of several with one name, each with where it is. */
export function accountsToChoose(
  accounts: readonly Pick<AccountItem, 'account' | 'name' | 'platform'>[],
): readonly Who[] {
  const named = Map.groupBy(accounts, ({ name }) => name)
  return accounts.map(({ account, name, platform }) => {
    const isAlone = named.get(name)?.length === 1 || platform === ''
    const says = name === '' ? timelineText.noName : isAlone ? name : timelineText.nameOn(name, platform)
    return { id: account, isPerson: false, name: says }
  })
}

function shortened(described: string): string {
  const letters = [...described.split('\n')[0]!.trim()]
  if (letters.length <= MOST_LETTERS) return letters.join('')
  const cut = letters.slice(0, MOST_LETTERS).join('')
  return `${cut.replace(/\s+\S*$/u, '')}…`
}
