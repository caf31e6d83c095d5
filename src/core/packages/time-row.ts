import type { PackageTime, VerifyRow } from '../../contract/packages.ts'
import { notLaterThan } from '../when/not-later-than.ts'
import type { Checks } from './checks.ts'
import { count, inWords, row } from './verdict-words.ts'

/** When at the latest, by the word of somebody outside. */
export function timeRow({ problems, times: { compared, times } }: Checks): VerifyRow {
  const name = 'Not later than'
  const wrong = problems.find(({ kind }) => kind === 'time')
  if (wrong !== undefined) return row(name, 'failed', wrong.says)
  if (!compared)
    return row(name, 'not-checked', 'No outside time was compared: this record could not be checked.')
  const [first] = times
  // Of the most lines, the earliest word.
  const most = times.find(({ size }) => size === times.at(-1)!.size)
  if (first === undefined || most === undefined)
    return row(name, 'not-checked', 'No outside time is in this package.')
  const early = first.size < most.size ? ` ${timeSays(first)}` : ''
  const more = times.length - (first.size < most.size ? 2 : 1)
  const others = more === 0 ? '' : ` ${count(more, 'other time stamp')} ${more === 1 ? 'fits' : 'fit'} too.`
  const whose = 'A name is what a certificate says: nobody here vouches for the key.'
  return row(name, 'ok', `${timeSays(most)}${early}${others} ${whose}`)
}

function timeSays(time: PackageTime): string {
  const who = time.authority === '' ? 'a time service without a name' : `“${time.authority}”`
  const lines = time.size === 1 ? 'The first line was' : `The first ${time.size} lines were`
  return `${lines} in the record log not later than ${inWords(notLaterThan(time))}, says ${who}.`
}
