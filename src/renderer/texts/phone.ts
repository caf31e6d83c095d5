const count = (value: number, one: string): string =>
  `${value.toLocaleString('en-GB')} ${one}${value === 1 ? '' : 's'}`

const first = (says: string): string => `${says.slice(0, 1).toLowerCase()}${says.slice(1)}`

export const text = {
  name: 'I am on the phone now',
  title: 'Read this out',
  none: 'Nothing is recorded in this case yet.',
  incidents: (number: number, since: string | null) =>
    since === null
      ? `${count(number, 'incident')}. No date of theirs is known.`
      : `${count(number, 'incident')} since ${since}.`,
  last: (when: string, daysAgo: number | null) =>
    `The last one: ${daysAgo === 0 ? 'today, ' : daysAgo === 1 ? 'yesterday, ' : ''}${daysAgo === null ? first(when) : when}.`,
  threats: (days: readonly string[]) =>
    days.length === 0
      ? 'None of them is marked as a threat.'
      : days.length === 1
        ? `1 is a threat: ${days[0]}.`
        : `${days.length} are threats: ${days.join('; ')}.`,
  notReported: 'Nothing was reported to the police before, as far as it is written down here.',
  reported: (when: string, to: string | null, reference: string | null) =>
    `Reported before: ${[when, ...(to === null ? [] : [to])].join(', ')}${
      reference === null ? ', no reference written down' : `, reference ${reference}`
    }.`,
  fixInTime: 'To fix my record in time, please write these twelve words in your log:',
  words: 'The twelve words',
  noWords: 'This vault is open for reading only: no words can be made for it.',
  writeDown: 'Write down',
  officer: 'Officer or call-taker',
  force: 'Force',
  reference: 'Log or crime reference',
  keep: 'Keep',
  kept: 'Kept as a step taken, with who has the words.',
  draftKept: (time: string) => `Draft kept ${time}.`,
  draftNotKept: 'This is not kept: the vault cannot be written to. Write it on paper too.',
} as const
