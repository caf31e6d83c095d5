import type { PackageTime } from '../../contract/packages.ts'
import { formatInstantUtc } from '../when/format.ts'
import { notLaterThan } from '../when/not-later-than.ts'
import { stampedNote } from './layout.ts'
import { inAscii, item, wrapped } from './read-me-lines.ts'

/** What outside services said of the record, or that none did. In: the stamps, the one about the fewest lines first. */
export function timeItems(times: readonly PackageTime[]): readonly string[] {
  const last = times.at(-1)
  if (last === undefined) return item('No outside time is in this package.')
  const most = times.find(({ size }) => size === last.size) ?? last
  const lines = `the first ${most.size.toLocaleString('en-GB')} lines of the record log were there.`
  const others = times.length === 1 ? '' : ` ${times.length - 1} more in seal/timestamps.`
  return [
    ...item(
      `Not later than ${formatInstantUtc(notLaterThan(most))}, says ${serviceOf(most)}: ${lines}${others}`,
    ),
    ...wrapped(
      'That name stands in the service’s certificate; nobody here vouches for it.'.replace('’', "'"),
      '    ',
    ),
  ]
}

const serviceOf = ({ authority }: PackageTime): string => inAscii(authority) ?? 'a time service'

/** How to check the time stamp about the most lines with openssl; nothing where there is none. */
export function timeCommands(times: readonly PackageTime[]): readonly string[] {
  const time = times.at(-1)
  if (time === undefined) return []
  return [
    ...wrapped(
      'The time stamp. FILE is the root certificate of the time service, which you get from the service itself:',
      ' '.repeat(8),
    ),
    '        openssl ts -verify -token_in -CAfile FILE \\',
    `          -in ${time.file} \\`,
    `          -data ${stampedNote(time.size)}`,
    '        Expect "Verification: OK".',
  ]
}
