import { escapeHtml, style } from './browser.ts'
import { bar, browserPage, face, phonePage } from './frames.ts'
import { THREAD } from './thread.ts'
import * as said from './words.ts'
import type { Comment } from './sample-types.ts'

function commentRow({ account, age, words, likes, isReply }: Comment): string {
  const reaction = likes === undefined ? 'Reply' : `♡ ${likes} &nbsp; Reply`
  return `<div class="row${isReply ? ' reply' : ''}">${face(account)}<div><b>${account}</b> <small>${age}</small>
    <p>${escapeHtml(words)}</p><em>${reaction}</em></div></div>`
}

const FILM = `${bar({ title: 'VidBoard', right: 'Search' })}<div class=film><i></i></div>`

function aboutVideo(title: string, quiet: string): string {
  return `<div class=about><h1>${title}</h1><div class=quiet>${quiet}</div></div>`
}

export function threadPicture(): string {
  const about = aboutVideo(said.VIDEO_TITLE, '@millbrook.surgery · 1,204 views · 28 Oct 2025')
  const rows = THREAD.map(commentRow).join('')
  const body = `${FILM}${about}<div class=count>${THREAD.length} comments · newest last</div>${rows}`
  return phonePage({ clock: '21:52', css: style('video'), body })
}

export function lastCommentPicture(): string {
  const comments: readonly Comment[] = [
    { account: '@bev.knits', age: '5 h', words: 'Good to see the new waiting room.', likes: 8 },
    { account: '@rosie.pots', age: '4 h', words: 'Do you still do blood tests on Fridays?', likes: 1 },
    {
      account: '@millbrook.surgery',
      age: '4 h',
      words: 'Yes, 8.30 to 11, by appointment.',
      likes: 3,
      isReply: true,
    },
    { account: said.ACCOUNTS.video, age: '14 min', words: said.LAST_COMMENT },
  ]
  const about = aboutVideo(
    'Spring at Millbrook Surgery: our new waiting room',
    '@millbrook.surgery · 318 views · 11 Mar 2026',
  )
  const rows = comments.map(commentRow).join('')
  const body = `${FILM}${about}<div class=count>4 comments · newest last</div>${rows}`
  return phonePage({ clock: '21:14', css: style('video'), body })
}

type Review = {
  readonly account: string
  readonly stars: number
  readonly when: string
  readonly words: string
}

const REVIEWS: readonly Review[] = [
  { account: said.ACCOUNTS.review, stars: 1, when: '2 October 2025, 08:05', words: said.REVIEW },
  {
    account: 'Gwen of the Green',
    stars: 5,
    when: '24 September 2025, 19:31',
    words: 'Seen the same day, listened to and not rushed. Thank you to the whole team at the desk as well.',
  },
  {
    account: 'M. Hale',
    stars: 4,
    when: '11 September 2025, 12:10',
    words: 'Phones are busy at eight but everything after that is very good.',
  },
]

function reviewRow({ account, stars, when, words }: Review): string {
  return `<article>${face(account)}<div><b>${account}</b> <span class=quiet>· ${when}</span>
    <div class=stars>${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}</div><p>${escapeHtml(words)}</p>
    <div class=quiet>Helpful? Yes · No &nbsp;&nbsp; Report this review</div></div></article>`
}

export function reviewPicture(): string {
  const bars = [41, 12, 5, 3, 9]
    .map((count, index) => `<div>${5 - index} ★ <u style="width:${count * 3}px"></u> ${count}</div>`)
    .join('')
  const body = `<header>RateMyPractice <span>Practices</span><span>Write a review</span></header>
    <main><aside><b>Millbrook Surgery</b><div class=quiet>Mill Lane, Millbrook</div>
    <div>4.0 out of 5 · 70 reviews</div>${bars}</aside>
    <section><h1>Reviews of Millbrook Surgery</h1><div class="quiet sorted">Sorted by newest</div>
    ${REVIEWS.map(reviewRow).join('')}</section></main>`
  return browserPage({
    tab: 'Millbrook Surgery reviews - RateMyPractice',
    url: 'https://ratemypractice.example.org/practice/millbrook-surgery/reviews?sort=newest',
    css: style('review'),
    body,
  })
}
