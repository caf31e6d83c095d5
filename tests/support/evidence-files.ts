import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFilm } from './film.ts'
import { hostilePdf } from './hostile-pdf.ts'
import { makePng } from './pictures.ts'

/** Words and addresses that stand in a file, and must be nowhere before it is revealed. */
export const HELD = 'held-words of a file'
export const ASKED_FOR = 'https://planted.invalid'

const SAMPLES_PER_SECOND = 8000
/** Longer than a browser reads ahead. */
export const FILM_SECONDS = 120

/** A recording of so many seconds: silent, but for a tone from its middle on for a tenth of it. */
export function makeWav(seconds: number): Uint8Array {
  const samples = seconds * SAMPLES_PER_SECOND
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(SAMPLES_PER_SECOND, 24)
  wav.writeUInt32LE(SAMPLES_PER_SECOND * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36, 'latin1')
  wav.writeUInt32LE(samples * 2, 40)
  for (let at = Math.floor(samples / 2); at < samples * 0.6; at++)
    wav.writeInt16LE(
      Math.round(20_000 * Math.sin((at * 440 * 2 * Math.PI) / SAMPLES_PER_SECOND)),
      44 + at * 2,
    )
  return wav
}

/** A page that tries everything: a script, handlers, pictures and connections elsewhere, a form, a way out. */
export const HOSTILE_PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>${HELD}</title>
<base href="${ASKED_FOR}/base/"><meta http-equiv="refresh" content="0;url=${ASKED_FOR}/refresh">
<link rel="preconnect" href="${ASKED_FOR}"><link rel="dns-prefetch" href="${ASKED_FOR}">
<link rel="stylesheet" href="${ASKED_FOR}/style.css">
<style>body { font-size: 40px; background: url(${ASKED_FOR}/background.png) } h1 { color: rgb(12, 34, 56) }</style>
<script>document.title = 'ran'; parent.postMessage('ran', '*')</script><script src="${ASKED_FOR}/script.js"></script>
</head><body onload="document.title = 'ran'"><h1>${HELD}</h1>
<img src="${ASKED_FOR}/picture.png" onerror="document.title = 'ran'"><img srcset="${ASKED_FOR}/set.png 2x">
<input autofocus><a href="${ASKED_FOR}/away">away</a><a href="data:text/plain,x" download="x.txt">keep</a><iframe src="${ASKED_FOR}/frame"></iframe>
<form action="${ASKED_FOR}/form"><button>send</button></form><video src="${ASKED_FOR}/film.mp4" autoplay></video>
<div><template shadowrootmode="open"><a href="${ASKED_FOR}/shadow">s</a><input autofocus><slot></slot></template></div>
<p style="height: 3000px">a long page</p></body></html>`

/** An e-mail whose text can only be read once it is decoded. */
const MAIL = [
  'From: "Clinic" <nobody@planted.invalid>',
  'To: reception@clinic.invalid',
  'Subject: =?UTF-8?B?w4l0w6k=?=',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(`Decoded ${HELD}\n`).toString('base64'),
  '',
].join('\r\n')

/** Small files of every kind that is shown, and one that is not, written into a folder. */
export function writeEvidence(folder: string): readonly string[] {
  const picture = makePng(300, 200, { type: 2 }, (x, y) => [x % 256, y, 120, 255])
  const files: readonly (readonly [string, Uint8Array | string])[] = [
    ['picture.png', picture],
    ['letter.pdf', hostilePdf()],
    ['voicemail.wav', makeWav(150)],
    ['chat.txt', `\u05e9\u05dc\u05d5\u05dd ${HELD}\n<script>alert(1)</script>\n`],
    ['page.html', HOSTILE_PAGE],
    ['mail.eml', MAIL],
    ['parts.zip', Buffer.from('504b0506' + '00'.repeat(18), 'hex')],
    ['film.webm', makeFilm(FILM_SECONDS)],
  ]
  return files.map(([name, bytes]) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  })
}
