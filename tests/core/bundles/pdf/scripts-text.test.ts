import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HtmlPrinter } from '../../../../src/core/ports/html-printer.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { makeBundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import { bundleContent, incidentOf } from '../../../support/bundle-content.ts'
import { needs } from '../../../support/judges.ts'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import { fontsAmiss } from '../../../support/structure-judges.ts'

/** One line of each script and one with all of them, as somebody might have written to a doctor. */
const LINES = {
  arabic: 'سأجدك في العيادة يوم',
  hebrew: 'אני יודע איפה את גרה',
  chinese: '我知道你住在哪里，医生。',
  devanagari: 'मुझे पता है तुम कहाँ रहती हो',
  emoji: '😡🔪👩‍⚕️',
  english: 'I know where you park.',
}
const MIXED = `Doctor دكتور רופא 医生 डॉक्टर 😡 ok`

/** Joined letters stand so far apart that pdftotext guesses spaces inside words. */
const letters = (text: string): string =>
  text.normalize('NFC').replaceAll(/[\s\u200b-\u200f\u202a-\u202e\ufe0f]/gu, '')

describe.skipIf(needs('chromium', 'pdftotext', 'pdffonts'))('text in many scripts', () => {
  let printer: HtmlPrinter
  let folder: string
  let text: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-scripts-'))
    printer = await openChromiumPrinter()
    const words = [...Object.values(LINES), MIXED].join('\n')
    const content = bundleContent({ incidents: [incidentOf(1, { title: 'Words', words })], exhibits: [] })
    const made = await makeBundlePdf(content, { printer, fonts: loadFontPack('node_modules') })
    writeFileSync(join(folder, 'a.pdf'), made.pdfBytes)
    text = execFileSync('pdftotext', [join(folder, 'a.pdf'), '-'], { encoding: 'utf8' })
  })
  afterAll(async () => {
    await printer?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  // Each line has the direction of its own first letter: a full stop stays at the end of its sentence.
  test.each(Object.entries(LINES))('comes back from pdftotext: %s', (_, line) => {
    expect(letters(text).includes(letters(line))).toBe(true)
  })

  test('comes back word for word where they stand in one line', () => {
    const found = letters(text)
    expect(MIXED.split(' ').filter((word) => !found.includes(letters(word)))).toEqual([])
  })

  test('is in fonts that we pack, and all of them are embedded', () => {
    expect(fontsAmiss(join(folder, 'a.pdf'))).toEqual([])
  })
})
