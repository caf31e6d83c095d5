import type { ActionFields, ActionKind } from '../../contract/actions.ts'
import type { ActionWording } from './queries.ts'

/** The words a step is found by. */
export function searchableWords({ to, reference, said, outcome }: ActionFields): string {
  return [to, reference, said, outcome].filter((part) => part !== undefined).join('\n')
}

/** What a step says now: the latest wording of each field. */
export function latestActionFields(wordings: readonly Pick<ActionWording, 'fields'>[]): ActionFields {
  return Object.assign({}, ...wordings.map(({ fields }) => fields)) as ActionFields
}

/** What each kind of step is called. */
export const ACTION_WORDS = {
  blocked: 'Blocked',
  muted: 'Muted',
  reported: 'Reported',
  police: 'Told the police',
  'data-protection': 'Told the data protection officer',
  employer: 'Told the employer',
  regulator: 'Told a regulator',
  letter: 'Wrote a letter',
  lawyer: 'Asked a lawyer',
  other: 'Other step',
} as const satisfies Record<ActionKind, string>
