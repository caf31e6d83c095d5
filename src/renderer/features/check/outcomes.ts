import { CircleCheck, CircleQuestionMark, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react'
import { isAppError } from '../../../contract/errors.ts'
import type { VerifyHeading, VerifyReport } from '../../../contract/packages.ts'
import { NOTHING_WRONG, STOPPED } from '../../../contract/verdict-words.ts'
import { errorWords } from '../../errors.ts'

export type Tone = 'good' | 'bad' | 'amiss' | 'unsure'

export const TONE_ICONS: Readonly<Record<Tone, LucideIcon>> = {
  good: CircleCheck,
  bad: CircleX,
  amiss: TriangleAlert,
  unsure: CircleQuestionMark,
}

/** How each verdict looks. Its words are the core's. */
const TONES: Readonly<Record<VerifyHeading, Tone>> = {
  'Everything matches.': 'good',
  'Something does not match.': 'bad',
  'Something is missing.': 'amiss',
  'Something was added.': 'amiss',
  'This could be checked in part.': 'unsure',
  'This could not be checked.': 'unsure',
}

export type Outcome = { readonly tone: Tone; readonly heading: string; readonly sentence: string }

export function outcomeOf(result: { readonly report: VerifyReport } | { readonly error: unknown }): Outcome {
  if ('report' in result) {
    const { heading, sentence } = result.report
    return { tone: TONES[heading], heading, sentence }
  }
  const { happened, todo } = errorWords(isAppError(result.error) ? result.error.code : 'Internal')
  return { tone: 'unsure', heading: STOPPED, sentence: `${happened} ${NOTHING_WRONG} ${todo}` }
}
