import { Initials, UNSAID_INITIALS, type Case } from '../../../contract/cases.ts'
import type { Plan } from './plan.ts'

/** What is asked about the case at a hand-over, and kept with the case. */
export type AboutCase = {
  readonly name: string
  readonly writer: string
  readonly initials: string
  readonly jurisdiction: string
  readonly reference: string
}

const NAMES = ['name', 'writer', 'initials', 'jurisdiction', 'reference'] as const

/** What the case says, and over it what was typed here. Initials that nobody said are none. */
export function aboutCase(plan: Pick<Plan, 'aboutCase'>, ofCase: Case): AboutCase {
  const { name, writer = '', initials, jurisdiction = '', reference = '' } = ofCase
  const isUnsaid = initials === UNSAID_INITIALS && writer === ''
  const kept = { name, writer, initials: isUnsaid ? '' : initials, jurisdiction, reference }
  return { ...kept, ...plan.aboutCase }
}

/** What the case is to say from now on. A title or a name that was emptied stays as it was. */
export function changesOf(plan: Pick<Plan, 'aboutCase'>, ofCase: Case): Partial<AboutCase> {
  const now = aboutCase(plan, ofCase)
  const isKept = (name: keyof AboutCase): boolean => {
    const said = now[name].trim()
    if (said === (ofCase[name] ?? '')) return false
    return name === 'initials' ? isInitials(said) : name === 'reference' || said !== ''
  }
  return Object.fromEntries(NAMES.filter(isKept).map((name) => [name, now[name].trim()]))
}

export const isInitials = (said: string): boolean => Initials.safeParse(said).success
