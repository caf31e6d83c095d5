import type { VerifyRow } from '../../contract/packages.ts'
import type { EarlierCheck } from './check-earlier.ts'
import type { Checks } from './checks.ts'
import { count, row } from './verdict-words.ts'

/** Whether the records that were given before are the beginning of this one: one that the reader has, those named here. */
export function earlierRow({ earlier, earlierHere, problems }: Checks): VerifyRow {
  const name = 'Earlier record'
  const wrong = problems.find((one) => one.kind === 'earlier-record')
  if (wrong !== undefined) return row(name, 'failed', wrong.says)
  const { sizes } = earlierHere
  const also = sizes.length === 0 ? '' : ` ${hereSays(sizes)}`
  if (earlier !== null && !earlier.compared) return row(name, 'not-checked', `${notCompared(earlier)}${also}`)
  if (earlier !== null)
    return row(
      name,
      'ok',
      `The record of ${count(earlier.size, 'line')} is the beginning of this one.${also}`,
    )
  if (sizes.length === 0) return row(name, 'not-checked', 'Not compared: no earlier checkpoint was given.')
  const compare =
    'Whether they are what you were given is for you to compare: paste or name the one that you have.'
  return row(name, 'ok', `${hereSays(sizes)} ${compare}`)
}

function hereSays(sizes: readonly number[]): string {
  const what = `${count(sizes.length, 'earlier checkpoint')} in this package, of ${sizes.join(', ')} lines`
  return sizes.length === 1
    ? `${what}: the beginning of this record.`
    : `${what}: each is of the beginning of this record.`
}

export function notCompared({ isLater, size }: EarlierCheck): string {
  return isLater
    ? `Not compared: the checkpoint given is of a later record, of ${count(size, 'line')}. Compare it with a later package.`
    : 'Not compared: this record could not be checked.'
}
