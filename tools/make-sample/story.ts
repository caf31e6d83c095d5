import { ACTIONS } from './actions.ts'
import { INCIDENTS_2025 } from './incidents-2025.ts'
import { INCIDENTS_2026 } from './incidents-2026.ts'
import { ACCOUNT_RECORDS, PEOPLE } from './people.ts'
import type { Sample } from './sample-types.ts'

/** The whole case, as the `demo` command reads it from resources/sample/sample.json. */
export const SAMPLE: Sample = {
  case: {
    name: 'Millbrook Surgery',
    initials: 'AB',
    jurisdiction: 'england-and-wales',
    reference: '20/123456/26',
  },
  from: 'Dr Anna Bennett',
  recipient: 'Northshire Police, PC 4471 Shah',
  purpose: 'Report of unwanted contact and posts, 2 October 2025 to 11 March 2026',
  incidents: [...INCIDENTS_2025, ...INCIDENTS_2026],
  actions: ACTIONS,
  people: PEOPLE,
  accounts: ACCOUNT_RECORDS,
  inbox: ['vidboard-profile.png'],
  links: [
    { from: 6, to: 4, relation: 'same-as' },
    { from: 7, to: 2, relation: 'share-of' },
    { from: 9, to: 8, relation: 'reply-to' },
  ],
}
