import type { SampleIncident } from './sample-types.ts'
import { THREAD } from './thread.ts'
import {
  ACCOUNTS,
  LETTER_WORDS,
  MAIL_WORDS,
  REVIEW,
  THREAD_POST,
  THREAD_REPLY,
  VIDEO_URL,
  VOICEMAIL,
} from './words.ts'

const THREAD_BY_THEM = THREAD.filter((comment) => comment.account === ACCOUNTS.video).length

const zone = 'Europe/London'

export const INCIDENTS_2025: readonly SampleIncident[] = [
  {
    fields: {
      title: 'One-star review naming me',
      happened: '2025-10-02',
      published: '2025-10-02T08:05',
      firstSeen: '2025-10-02T12:40',
      zone,
      channel: 'review',
      platform: 'RateMyPractice',
      url: 'https://ratemypractice.example.org/practice/millbrook-surgery/reviews?sort=newest',
      account: ACCOUNTS.review,
      words: REVIEW,
      told: 'Dana Price (reception) showed it to me at lunch.',
      replied: 'no',
      effect: 'Upset for the rest of the day. I read it many times that evening.',
      affected: 'Dana Price, who opens the reviews each morning.',
    },
    files: ['review-2025-10-02.png'],
    tags: ['review', 'public'],
    note:
      'Told Ruth Okafor (practice manager) the same day and the data protection lead on 3 October. Advice: do not ask ' +
      'the writer online, do not look anybody up in patient files, keep the picture, do not answer until it has been looked into.',
  },
  {
    fields: {
      title: 'Shouting on the phone to reception',
      happened: 'about 2025-10-15T10:00',
      zone,
      channel: 'call',
      place: 'Reception, Millbrook Surgery',
      account: ACCOUNTS.numberHere,
      told:
        'Moira Lund told me: a man asked for me by first name, was told I was with patients, and shouted that I ' +
        'was a liar and that she was one too. She ended the call after about two minutes.',
      replied: 'not-said',
      affected: 'Moira Lund, who took the call and went home early.',
      witnesses: 'Dana Price heard the end of it over the speaker.',
    },
    files: [],
    tags: ['phone', 'reception'],
    amend: {
      fields: { happened: '2025-10-14T10:12' },
      reason: 'wrong-date',
      note: 'The desk diary has the call on Tuesday the 14th at 10.12. I had written the day Moira told me.',
    },
  },
  {
    fields: {
      title: 'Comments under the flu clinic video',
      happened: 'about 2025-10-29T18:30',
      firstSeen: '2025-10-29T21:50',
      zone,
      channel: 'social-post',
      platform: 'VidBoard',
      url: VIDEO_URL,
      account: ACCOUNTS.video,
      words: `${THREAD_POST}\n\n${THREAD_REPLY}`,
      saw: `${THREAD.length} comments, ${THREAD_BY_THEM} of them by this account. The two quoted here name me or speak of where I park.`,
      replied: 'no',
      effect: 'I asked to be left out of the next video. I moved my car.',
      affected: 'Reception staff, two of whom were asked about it by patients the next morning.',
    },
    files: ['vidboard-thread-2025-10-29.png'],
    tags: ['public', 'video'],
    note: 'Ruth reported the two comments to VidBoard on 30 October. No answer came.',
  },
  {
    fields: {
      title: 'Silent calls to the surgery after closing',
      happened: '2025-11',
      zone,
      channel: 'call',
      place: 'Out-of-hours line, 020 7946 0112',
      saw: 'Eight calls on six evenings, the number withheld each time. The line is open for some seconds and nobody speaks.',
      replied: 'no',
      effect: 'I stopped staying late on my own.',
      affected: 'Whoever locks up; mostly me and Dana Price.',
    },
    files: ['telephone-export-2025-11.dat'],
    tags: ['phone'],
    note: 'The telephone company gave us the file as it is. We have no program that opens it.',
  },
  {
    fields: {
      title: 'E-mail with a poster attached',
      happened: '2025-11-19T23:47',
      firstSeen: '2025-11-20T07:55',
      zone,
      channel: 'e-mail',
      account: ACCOUNTS.mail,
      words: MAIL_WORDS,
      saw: 'A poster is attached. It has my name, the surgery’s name and an empty space for a picture.',
      replied: 'no',
      effect: 'Slept badly for about a week.',
    },
    files: ['youve-had-30-days.eml'],
    tags: ['e-mail'],
  },
  {
    fields: {
      title: 'Voicemail on the out-of-hours line',
      happened: '2025-12-04T18:52',
      firstSeen: '2025-12-05T08:05',
      zone,
      channel: 'voicemail',
      place: 'Out-of-hours line, 020 7946 0112',
      account: ACCOUNTS.numberHere,
      words: VOICEMAIL,
      told: 'Dana Price played it first and asked me to come and listen.',
      replied: 'no',
      effect: 'My hands were shaking. I could not start surgery on time.',
      witnesses: 'Dana Price.',
    },
    files: ['voicemail-2025-12-04.m4a'],
    tags: ['phone'],
  },
  {
    fields: {
      title: 'Typed letter in the surgery’s letter box',
      happened: '2025-12-08/2025-12-12',
      firstSeen: '2025-12-12T13:00',
      zone,
      channel: 'letter',
      place: 'Letter box, Mill Lane entrance',
      words: LETTER_WORDS,
      saw: 'One typed sheet, not signed, folded twice, plain envelope with my name on it and no stamp.',
      told: 'Moira Lund found it on the Friday under leaflets. The box had last been emptied on the Monday.',
      replied: 'no',
      effect: 'I went to my sister’s over Christmas instead of staying at home.',
      private: 'My sister’s address is 4 Tanyard Row, Eastholme.',
    },
    files: ['letter-photo.jpg'],
    tags: ['letter'],
    note: 'Sheet and envelope are in a plastic sleeve in Ruth’s safe. Moira and I have touched them.',
  },
]
