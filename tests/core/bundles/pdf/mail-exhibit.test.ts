import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMail } from '../../../../src/core/bundles/pdf/mail-exhibit.ts'
import { readText } from '../../../../src/core/bundles/pdf/text-exhibit.ts'
import { utf8 } from '../../../../src/core/crypto/bytes.ts'

const FIXTURES = '../shared/fixtures/email/'
const fixture = (name: string): Uint8Array => readFileSync(`${FIXTURES}${name}`)
const mailOf = (bytes: Uint8Array) => readMail(bytes, 1000)
const textOf = (lines: readonly object[] | undefined): string =>
  (lines ?? []).map((line) => ('text' in line ? String(line.text) : '')).join('\n')

describe('reading an e-mail', () => {
  test('decodes who it is from, to whom, its subject and its text, and counts what is attached', async () => {
    const bytes = readFileSync('resources/sample/youve-had-30-days.eml')
    const mail = (await mailOf(bytes))!
    expect(mail.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'From: “JT” <jt.millbrook@example.com>',
      'To: “Dr Anna Bennett · Millbrook Surgery” <reception@millbrook-surgery.example.org>',
      'Date: Wed, 19 Nov 2025 23:47:22 +0000',
      'Subject: You’ve had 30 days – “Dr” Bennett',
    ])
    expect(mail.form).toBe('plain')
    expect(textOf(mail.lines)).toContain('Don’t bother passing this to your manager. I want YOU to read it.')
    expect(mail.attachments.map(({ name }) => name)).toEqual(['do you know this “doctor”.png'])
    const source = textOf(readText(bytes, 200, 'mail')?.lines)
    expect(source).toContain('Subject: =?UTF-8?B?')
    expect(source).not.toMatch(/^[A-Za-z0-9+/]{40,}=*$/m)
  })

  test.skipIf(!existsSync(FIXTURES))(
    'reads e-mail in other scripts, with a bad date, and without a text',
    async () => {
      const japanese = await mailOf(fixture('japanese_shift_jis.eml'))
      expect(textOf(japanese?.lines)).toContain('このメールはテスト用のメールです。')
      const names = await mailOf(fixture('utf8_headers.eml'))
      expect(names?.headers[0]).toEqual({
        name: 'From',
        value: '“Jöhn Doe” <jdöe@mächine.example>',
        cut: false,
      })
      const bad = await mailOf(fixture('raw_email_with_bad_date.eml'))
      expect(bad?.headers.some(({ name }) => name === 'Date')).toBe(true)
      const nested = await mailOf(fixture('raw_email_with_nested_attachment.eml'))
      expect(nested?.attachments.map(({ name }) => name)).toEqual(['truncated.png', 'smime.p7s'])
    },
  )

  test('says that it has HTML alone, cuts long headers and long texts, and counts every attachment', async () => {
    const part = '--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n'
    const many = await mailOf(
      utf8(
        `From: a@example.invalid\r\nSubject: ${'s'.repeat(3000)}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
          `--b\r\nContent-Type: text/html\r\n\r\n${'<p>x</p>\r\n'.repeat(5000)}${part.repeat(60)}--b--`,
      ),
    )
    expect(many).toMatchObject({ form: 'html', cut: true, attachmentsInFile: 60 })
    expect(many?.headers[1]?.value).toHaveLength(1000)
    expect(many?.headers[1]?.cut).toBe(true)
    expect(many?.attachments).toHaveLength(50)
  })

  test('takes what cannot be decoded for a source and nothing else', async () => {
    const deep = Array.from(
      { length: 400 },
      (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
    )
    const head = 'From: a@example.invalid\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n'
    expect(await mailOf(utf8(head + deep.join('')))).toBeNull()
    expect(await mailOf(utf8(`From: a\r\nX: ${'y'.repeat(300_000)}\r\n\r\nx`))).toBeNull()
    expect(await mailOf(utf8('no headers at all'))).toBeNull()
    expect(await mailOf(utf8(head + '--b0\r\n\r\n'.repeat(300_000)))).toBeNull()
    expect(await mailOf(new Uint8Array(17 * 1024 * 1024))).toBeNull()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        await expect(readMail(bytes, 10)).resolves.not.toBe(undefined)
      }),
      { numRuns: 50 },
    )
  })
})
