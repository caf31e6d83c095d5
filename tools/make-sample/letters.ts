import { escapeHtml, htmlDocument, style } from './browser.ts'
import * as said from './words.ts'

export const LETTER_STORED_SIZE = { width: 1400, height: 1000, scale: 1 } as const

/**
 * A typed page on a desk, as a phone stores it when held upright: the pixels lie on their side
 * (turned a quarter to the left) and the EXIF orientation 6 tells the viewer to turn them back.
 */
export function letterPhoto(): string {
  const noise = '<feTurbulence type=fractalNoise baseFrequency=.7 numOctaves=2 seed=7 />'
  const filter = `<filter id=grain>${noise}<feColorMatrix type=saturate values=0 /></filter>`
  const grain = `<svg>${filter}<rect width="100%" height="100%" filter="url(#grain)"/></svg>`
  const sheet = `<div class=sheet><p>${escapeHtml(said.LETTER_WORDS)}</p></div>`
  const body = `<div class=desk>${sheet}<div class=shade></div>${grain}</div>`
  return htmlDocument(style('letter'), body)
}

const DECISION = [
  'Dear Millbrook Surgery,',
  'Thank you for your report of 28 February 2026 about the live video “what they don’t want you to know ' +
    'pt 6” by @truth_seeker_88 (27 February 2026, 22:27, 31 minutes).',
  'A member of our team has looked at the part you named, from minute 13 to minute 15. We have found no ' +
    'breach of our rules, because the speaker does not address a person directly and does not say that he ' +
    'himself will do anything. The video stays available.',
  'You may ask for a second review within 180 days. Please give the reference above. We keep a copy of ' +
    'reported videos for 90 days and pass it on only where the law asks us to.',
  'If you believe that somebody is in danger, please call the police.',
]

/** The platform's answer, two pages of A4 with a table. */
export function decisionLetter(): string {
  const rows = [
    ['27 February 2026, 22:27', 'Live video started'],
    ['28 February 2026, 09:12', 'Report received from reception@millbrook-surgery.example.org'],
    ['28 February 2026, 16:40', 'Looked at by a member of our team'],
    ['28 February 2026, 16:48', 'Decision: no breach found'],
  ]
  const table = rows.map(([when, what]) => `<tr><td>${when}<td>${what}`).join('')
  const sender = 'VidBoard Services, 1 Example Wharf<br>reports@vidboard.example.com'
  const body = `<header><b>VidBoard</b><span class=quiet>${sender}</span></header>
    <p>Millbrook Surgery<br>Mill Lane<br>Millbrook</p><p>28 February 2026</p>
    <h1>Our decision on your report VB-204817</h1>${DECISION.map((text) => `<p>${text}</p>`).join('')}
    <p>Yours sincerely</p><p>Reports team<br>VidBoard</p>
    <section class=new><h1>What we looked at</h1>
    <table><tr><th>When (UK time)<th>Step</tr>${table}</table>
    <p class=quiet>Report VB-204817. This letter was made automatically and is not signed.</p></section>`
  return htmlDocument(style('decision'), body, 'lang=en-GB', 'Our decision on your report VB-204817')
}
