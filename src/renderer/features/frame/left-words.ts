import type { Left } from '../../../contract/leaving.ts'
import { text } from '../../texts/shell.ts'

export type Told = {
  readonly left: Left | null
  readonly hasCrashed: boolean
  /** Something is in the quick log, or in a correction, which are opened again. */
  readonly hasDraft: boolean
  /** Where else somebody was writing; null where nowhere. */
  readonly writtenIn: string | null
  readonly clockWentBackMs: number | null
}

export const isSudden = ({ left, hasCrashed }: Pick<Told, 'left' | 'hasCrashed'>): boolean =>
  left?.why === 'exit' || hasCrashed

/** What is said once after an unlock; '' is nothing. */
export function leftWords(told: Told): string {
  const { left, hasCrashed, hasDraft, writtenIn, clockWentBackMs } = told
  const how = left === null ? '' : text.leftBy(left)
  return [
    how === '' && hasCrashed ? text.crashed : how,
    isSudden(told) && hasDraft ? text.yourDraft : '',
    isSudden(told) && writtenIn !== null ? text.written(writtenIn) : '',
    ...(left === null ? [] : stoppedWords(left)),
    clockWentBackMs === null ? '' : text.clockWentBack(clockWentBackMs),
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
