import type { IncidentId, PersonId } from '../../contract/ids.ts'
import { accountName, looksAlike } from '../accounts/rules.ts'
import { latestOf, type Wording } from '../model/wordings.ts'
import type { ChosenAccount, ChosenAccounts, ChosenPerson, Link, Said } from './choose-accounts.ts'
import type { BundleAccount, BundleAccounts, BundleHow, BundlePerson, SaidOfLink } from './bundle-accounts.ts'
import { correctionsIn, type Seen } from './corrections.ts'
import { countBars, coverFields, coverText } from './cover-words.ts'
import type { CoveredWords } from '../../contract/disclosure.ts'

/** What is printed of accounts and people, with bars over words that are withheld. */
export function composeAccounts(
  { accounts, people }: ChosenAccounts,
  incidentNumbers: ReadonlyMap<IncidentId, number>,
  seen: Seen,
): BundleAccounts {
  const personNumbers = new Map(people.map(({ row }, index) => [row.id, index + 1]))
  const made = accounts.map((account, index) =>
    bundleAccount(account, index + 1, { incidents: incidentNumbers, people: personNumbers }, seen),
  )
  return {
    accounts: made.map((account) => ({ ...account, looksLike: lookAlikes(account, made) })),
    people: people.map((person, index) => bundlePerson(person, index + 1, seen)),
  }
}

const lookAlikes = ({ fields }: BundleAccount, all: readonly BundleAccount[]): readonly number[] =>
  all.filter((one) => looksAlike(accountName(fields), accountName(one.fields))).map(({ number }) => number)

type Numbers = {
  readonly incidents: ReadonlyMap<IncidentId, number>
  readonly people: ReadonlyMap<PersonId, number>
}

function bundleAccount(
  { row, wordings, incidents, people }: ChosenAccount,
  number: number,
  numbers: Numbers,
  seen: Seen,
): BundleAccount {
  const bars: CoveredWords[] = []
  const linksTo = <Id>(links: readonly Link<Id>[], numberOf: ReadonlyMap<Id, number>) =>
    links
      .map(({ to, said }) => ({ number: numberOf.get(to)!, how: howOf(said, seen, bars) }))
      .toSorted((a, b) => a.number - b.number)
  return {
    ...ofTheRecord(row, wordings, seen, bars),
    number,
    looksLike: [],
    incidents: linksTo(incidents, numbers.incidents),
    people: linksTo(people, numbers.people),
    covered: countBars(bars),
  }
}

function bundlePerson({ row, wordings }: ChosenPerson, number: number, seen: Seen): BundlePerson {
  const bars: CoveredWords[] = []
  const { fields, ...record } = ofTheRecord(row, wordings, seen, bars)
  const { name = '', described = '' } = fields
  return {
    ...record,
    number,
    name: name.trim() === '' ? null : name,
    described: described.trim() === '' ? null : described,
    covered: countBars(bars),
  }
}

/** The latest wording with what is covered in it, and every correction of it. */
function ofTheRecord<Fields extends BundleAccount['fields'] | ChosenPerson['wordings'][number]['fields']>(
  row: ChosenAccount['row'] | ChosenPerson['row'],
  wordings: readonly Wording<Fields>[],
  seen: Seen,
  bars: CoveredWords[],
) {
  const { fields, bars: inFields } = coverFields(latestOf(wordings), seen.coveredWords)
  const { corrections, bars: inCorrections } = correctionsIn(wordings, seen)
  bars.push(...inFields, ...inCorrections)
  return { fields, loggedAt: row.at, seq: row.seq, isLineGiven: seen.given.has(row.seq), corrections }
}

function howOf(said: readonly Said[], seen: Seen, bars: CoveredWords[]): BundleHow {
  const [last, ...earlier] = said.map((one) => covered(one, seen, bars)).toReversed()
  return { ...last!, how: last!.how!, before: earlier.toReversed() }
}

function covered({ seq, at, how }: Said, seen: Seen, bars: CoveredWords[]): SaidOfLink {
  const words = how?.words === undefined ? null : coverText(how.words, seen.coveredWords)
  bars.push(...(words?.bars ?? []))
  return {
    at,
    seq,
    isLineGiven: seen.given.has(seq),
    how: how && { ...how, ...(words && { words: words.text }) },
  }
}
