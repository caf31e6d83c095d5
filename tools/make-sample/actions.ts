import type { SampleAction } from './sample-types.ts'

export const ACTIONS: readonly SampleAction[] = [
  {
    fields: {
      kind: 'police',
      happened: '2026-02-02T10:15',
      to: 'Northshire Police, by telephone (101)',
      reference: '20/098765/26',
      said: 'I told them about the e-mail of 19 November, the voicemail and the letter.',
    },
    about: [4, 5, 6],
    answer: 'A log number was given. No visit.',
  },
  {
    fields: {
      kind: 'blocked',
      happened: '2026-02-03T07:50',
      to: 'the new account that wrote in Chinese',
      said: 'Blocked it after keeping a picture of the message.',
    },
    about: [9],
  },
  {
    fields: {
      kind: 'reported',
      happened: '2026-02-28T09:12',
      to: 'VidBoard',
      reference: 'VB-204817',
      said: 'Reported the live video as a threat.',
    },
    about: [11],
    answer: 'no breach found',
  },
  { fields: { kind: 'reported', happened: '2026-03-10', to: 'RateMyPractice' }, about: [0] },
  {
    fields: {
      kind: 'lawyer',
      happened: '2026-03-05',
      to: 'the defence union’s helpline',
      said: 'Asked what I may post in answer.',
    },
    about: [],
  },
]
