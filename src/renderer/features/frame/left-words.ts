import type { Left } from '../../../contract/leaving.ts'
import { text } from '../../texts/shell.ts'

/** What is said once after an unlock; '' is nothing. */
export function leftWords(left: Left | null, hasCrashed: boolean, hasDraft: boolean): string {
  const how = left === null ? '' : text.leftBy(left)
  const isSudden = left?.why === 'exit' || hasCrashed
  return [
    how === '' && hasCrashed ? text.crashed : how,
    isSudden && hasDraft ? text.yourDraft : '',
    ...(left === null ? [] : stoppedWords(left)),
  ]
    .filter((line) => line !== '')
    .join(' ')
}

function stoppedWords(left: Left): readonly string[] {
  const { notKept, keptMeanwhile, making, made = [], couldNotMake = false } = left
  return [
    notKept.length > 0 ? text.notKept(notKept) : '',
    making ? text.makingStopped : '',
    couldNotMake ? text.couldNotMake(left) : '',
    made.length > 0 ? text.made(left, made) : '',
    keptMeanwhile.length > 0 ? text.keptMeanwhile(keptMeanwhile) : '',
  ]
}
