import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ACCOUNTS, MAIL_ADDRESS, MAIL_SUBJECT, MAIL_WORDS, VOICEMAIL, WORK_MOBILE } from './words.ts'

const CRLF = '\r\n'

function wrapBase64(bytes: Buffer): string {
  return (bytes.toString('base64').match(/.{1,76}/g) ?? []).join(CRLF)
}

function encodedWord(text: string): string {
  return `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`
}

function htmlOf(text: string): string {
  const paragraphs = text.split('\n\n').map((words) => `<p>${words}</p>`)
  return `<!doctype html><html><body>${paragraphs.join('')}</body></html>`
}

/** The e-mail as the surgery's mailbox saved it: multipart, with the poster attached. */
export function email(poster: Buffer): Buffer {
  const part = (type: string, text: string): string[] => [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    wrapBase64(Buffer.from(text.replaceAll('\n', CRLF), 'utf8')),
    '',
  ]
  const lines = [
    `Return-Path: <${ACCOUNTS.mail}>`,
    `Delivered-To: ${MAIL_ADDRESS}`,
    'Received: from mx1.example.org (mx1.example.org [192.0.2.25])',
    '\tby store.millbrook-surgery.example.org with ESMTPS id 7f3c21a9',
    `\tfor <${MAIL_ADDRESS}>; Wed, 19 Nov 2025 23:47:31 +0000`,
    'Received: from out4.example.com (out4.example.com [198.51.100.44])',
    '\tby mx1.example.org with ESMTPS id 4Qk2mT0ab; Wed, 19 Nov 2025 23:47:29 +0000',
    'Received: from [203.0.113.87] by out4.example.com with ESMTPSA; Wed, 19 Nov 2025 23:47:26 +0000',
    'Authentication-Results: mx1.example.org; spf=pass smtp.mailfrom=example.com; dkim=none',
    'Date: Wed, 19 Nov 2025 23:47:22 +0000',
    `From: JT <${ACCOUNTS.mail}>`,
    `To: ${encodedWord('Dr Anna Bennett · Millbrook Surgery')} <${MAIL_ADDRESS}>`,
    `Subject: ${encodedWord(MAIL_SUBJECT)}`,
    'Message-ID: <20251119234722.5e1b@out4.example.com>',
    'X-Mailer: Example Mail 5.2',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="outer-8c41"',
    '',
    'This is a message with several parts.',
    '--outer-8c41',
    'Content-Type: multipart/alternative; boundary="inner-8c41"',
    '',
    '--inner-8c41',
    ...part('text/plain', MAIL_WORDS),
    '--inner-8c41',
    ...part('text/html', htmlOf(MAIL_WORDS)),
    '--inner-8c41--',
    '',
    '--outer-8c41',
    'Content-Type: image/png; name="do-you-know-this-doctor.png"',
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="poster.png"; filename*=UTF-8''${encodeURIComponent('do you know this “doctor”.png')}`,
    '',
    wrapBase64(poster),
    '--outer-8c41--',
    '',
  ]
  return Buffer.from(lines.join(CRLF), 'utf8')
}

/** The words of the chat that the incident quotes; the export holds them between other lines. */
export const CHAT_QUOTES = [
  'Put Bennett on',
  'I know you read these.\n\nTell her:\n- I have her photo\n- I have her car\n- I have all year 👀',
  'Every time you ignore me I write another one 🔥',
] as const

const LEFT_TO_RIGHT_MARK = '\u200e'

export function chatExport(): Buffer {
  const they = ACCOUNTS.number
  const lines: readonly (readonly [string, string, string])[] = [
    ['22/01/2026, 18:03', they, 'Is this the surgery mobile'],
    ['22/01/2026, 18:03', they, CHAT_QUOTES[0]],
    [
      '22/01/2026, 18:09',
      WORK_MOBILE,
      'This phone is for appointment reminders only and is not read by the doctors. Please write to the practice manager. Messages to this number may be kept.',
    ],
    ['22/01/2026, 18:10', they, '😂😂😂'],
    ['22/01/2026, 18:11', they, CHAT_QUOTES[1]],
    ['22/01/2026, 18:12', they, `${LEFT_TO_RIGHT_MARK}<image left out>`],
    ['25/01/2026, 02:16', they, 'Are you awake Anna'],
    ['25/01/2026, 02:17', they, 'You don’t get weekends off either 👩‍⚕️🚫'],
    ['25/01/2026, 02:40', they, `${LEFT_TO_RIGHT_MARK}This message was deleted`],
    ['29/01/2026, 07:58', they, CHAT_QUOTES[2]],
    ['29/01/2026, 07:58', they, `${LEFT_TO_RIGHT_MARK}Missed voice call`],
    ['29/01/2026, 07:59', they, `${LEFT_TO_RIGHT_MARK}Missed voice call`],
    ['29/01/2026, 08:02', they, '第三次 🙃 third time lucky'],
  ]
  const head = '22/01/2026, 18:03 - Messages and calls in this chat are private to the people in it.'
  const end = `29/01/2026, 08:31 - ${LEFT_TO_RIGHT_MARK}You blocked this contact.`
  const body = lines.map(([when, who, words]) => `${when} - ${who}: ${words}`)
  return Buffer.from(`${[head, ...body, end].join('\n')}\n`, 'utf8')
}

const CALL_TIMES = [
  '2025-11-04T19:12Z',
  '2025-11-04T19:20Z',
  '2025-11-11T19:05Z',
  '2025-11-12T20:31Z',
  '2025-11-18T19:02Z',
  '2025-11-18T19:02Z',
  '2025-11-25T19:44Z',
  '2025-11-27T19:10Z',
]

/** What the surgery's telephone system exported: a made-up binary form that no program knows. */
export function callRecord(): Buffer {
  const records = CALL_TIMES.map((time, index) => {
    const record = Buffer.alloc(32)
    record.writeUInt32LE(Date.parse(time) / 1000, 0)
    record.writeUInt16LE(7 + index * 3, 4)
    record.write('WITHHELD', 8, 'latin1')
    record.write('02079460112', 18, 'latin1')
    return record
  })
  const head = Buffer.alloc(32)
  head.write('MBTEL-CDR', 0, 'latin1')
  head.writeUInt16LE(CALL_TIMES.length, 12)
  return Buffer.concat([head, ...records])
}

/** A synthetic voice on a telephone line, AAC in MP4. */
export function voicemail(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'make-sample-'))
  const wav = join(folder, 'voice.wav')
  const m4a = join(folder, 'voice.m4a')
  try {
    execFileSync('espeak-ng', ['-v', 'en-gb-x-rp', '-s', '138', '-p', '28', '-g', '6', '-w', wav, VOICEMAIL])
    const line = 'adelay=600,apad=pad_dur=0.8,highpass=f=300,lowpass=f=3300,volume=0.8'
    execFileSync('ffmpeg', [
      '-v',
      'error',
      '-i',
      wav,
      '-af',
      line,
      '-ac',
      '1',
      '-ar',
      '16000',
      '-c:a',
      'aac',
      '-b:a',
      '32k',
      '-fflags',
      '+bitexact',
      '-flags:a',
      '+bitexact',
      '-metadata',
      'title=Voicemail 4 December 2025',
      '-metadata',
      'comment=Synthetic voice made by espeak-ng for the Holdfast sample case. No real person speaks.',
      '-metadata',
      'creation_time=2025-12-04T18:53:40Z',
      m4a,
    ])
    return readFileSync(m4a)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
