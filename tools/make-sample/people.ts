import type { SampleAccount, SamplePerson } from './sample-types.ts'
import { ACCOUNTS } from './words.ts'

const NAMED = { basis: 'named', confidence: 'sure' } as const
/** The places of the people. */
const SIGNS_JT = 0

/** Nobody is named: the writer does not know who it is, and has not tried to find out. */
export const PEOPLE: readonly SamplePerson[] = [
  {
    fields: { described: 'Signs as JT.\nMoira Lund heard a man on the telephone on 14 October.' },
    seenIn: [
      {
        incidents: [6],
        how: {
          basis: 'same-content',
          confidence: 'likely',
          words: 'One sentence of the letter is in the e-mail, word for word',
        },
      },
    ],
  },
  {
    fields: {
      described: 'The man at the front desk on 2 March.\nIn a green coat. He would not give a name.',
      notes: 'Whether he is the one who signs as JT is not known. Nobody has looked in patient files.',
    },
    seenIn: [
      {
        incidents: [12],
        how: { basis: 'told', confidence: 'sure', words: 'Moira Lund and Dana Price were both at the desk' },
      },
    ],
  },
]

export const ACCOUNT_RECORDS: readonly SampleAccount[] = [
  {
    fields: { platform: 'RateMyPractice', displayName: ACCOUNTS.review, firstSeen: '2025-10-02T12:40' },
    seenIn: [{ incidents: [0], how: NAMED }],
    behind: [
      {
        person: SIGNS_JT,
        how: {
          basis: 'other',
          confidence: 'not-sure',
          words: 'The name begins with the two letters that the e-mail is signed with',
        },
      },
    ],
  },
  {
    fields: { contact: ACCOUNTS.numberHere },
    seenIn: [
      { incidents: [1, 5], how: { ...NAMED, words: 'The number that the telephone showed' } },
      {
        incidents: [8],
        how: {
          basis: 'same-contact',
          confidence: 'sure',
          words: `The chat has it as ${ACCOUNTS.number}: the same number in both`,
        },
      },
    ],
    behind: [
      {
        person: SIGNS_JT,
        how: {
          basis: 'other',
          confidence: 'not-sure',
          words: `Five days after it was blocked, ${ACCOUNTS.message} wrote about being blocked`,
        },
      },
    ],
  },
  {
    fields: { platform: 'VidBoard', handle: ACCOUNTS.video, firstSeen: '2025-10-29T21:50' },
    seenIn: [{ incidents: [2, 11, 13], how: NAMED }],
    behind: [],
  },
  {
    fields: { displayName: 'JT', contact: ACCOUNTS.mail, firstSeen: '2025-11-20T07:55' },
    seenIn: [{ incidents: [4], how: NAMED }],
    behind: [
      {
        person: SIGNS_JT,
        how: { basis: 'said-so', confidence: 'sure', words: 'The e-mail is signed JT' },
      },
    ],
  },
  {
    fields: { platform: 'Chatter', handle: ACCOUNTS.video, firstSeen: '2026-01-21T13:05' },
    seenIn: [
      {
        incidents: [7, 10],
        how: {
          ...NAMED,
          words: 'The same handle as on VidBoard; whether it is the same person is not known',
        },
      },
    ],
    behind: [],
  },
  {
    fields: { platform: 'Chatter', handle: ACCOUNTS.message, firstSeen: '2026-02-03T08:20' },
    seenIn: [{ incidents: [9], how: NAMED }],
    behind: [
      {
        person: SIGNS_JT,
        how: {
          basis: 'other',
          confidence: 'likely',
          words:
            'It begins with the same two letters, and wrote about being blocked five days after the number was',
        },
      },
    ],
  },
  {
    fields: { platform: 'Chatter', handle: ACCOUNTS.lookAlike, firstSeen: '2026-02-10T18:50' },
    seenIn: [
      {
        incidents: [10],
        how: {
          ...NAMED,
          words: `In the list of who shared the post, which is not in the picture; the letter O where ${ACCOUNTS.message} has a nought`,
        },
      },
    ],
    behind: [],
  },
]
