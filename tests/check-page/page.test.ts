import {
  cpSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { needs } from '../support/judges.ts'
import { checkpointOf, filesIn, madeUpLog, zipOf } from '../core/packages/sample-package.ts'
import { usePackage } from '../core/packages/use-package.ts'
import { CheckPage, peakPageMemory } from './check-page-driver.ts'

const NOTHING_WRONG = 'Nothing is known to be wrong. The read-me shows other ways.'

describe.skipIf(needs('chromium'))('the check page, opened from the disk', () => {
  const { root, good, folder, write, verified } = usePackage()
  const pdfIn = (place: string) => filesIn(place).find((name) => name.endsWith('.pdf'))!
  let page: CheckPage
  beforeAll(async () => {
    page = await CheckPage.open()
  })
  afterAll(() => page.close())
  afterEach(() => {
    expect(page.requests).toEqual([])
    expect(page.complaints).toEqual([])
  })

  it('begins with what it is for, and says that nothing leaves the computer', async () => {
    const text = await page.page.locator('#app').innerText()
    expect(text).toContain('Check a package.')
    expect(text).toContain(
      'Nothing you drop here leaves this computer. Drop the folder or the zip, or choose it.',
    )
    expect(await page.page.locator('#unsupported').isVisible()).toBe(false)
  })

  it('lets nothing be asked from anywhere, by its policy', async () => {
    const asked = await page.page.evaluate(
      `fetch('https://example.invalid/').then(() => 'answered', (error) => error.message)`,
    )
    expect(asked).toMatch(/Content Security Policy|Failed to fetch/)
    expect(page.complaints.join(' ')).toContain(`default-src 'none'`)
    page.complaints.length = 0
    page.requests.length = 0
  })

  describe('what is dropped', () => {
    it('a folder', async () => {
      const said = await page.drop(folder)
      expect(said.report).toEqual(await verified())
      expect(said.heading).toBe('Everything matches.')
      expect(await page.page.locator('#when').innerText()).toMatch(
        /^Bundle HF-7K3Q-2\. What was checked: HF-7K3Q-2-internal-2026-03-12\. Checked on \w+ \d+ \w+ \d{4} at \d\d:\d\d:\d\d .+, by the clock of this computer\.$/,
      )
    })

    it('a folder with a changed file in it', async () => {
      write('data/AB2.m4a', 'other')
      const said = await page.drop(folder)
      expect(said.report).toEqual(await verified())
      expect(said.sentence).toBe('data/AB2.m4a is not the file that was listed. The other 25 match.')
    })

    it('a zip', async () => {
      const said = await page.drop(await zipOf(folder, join(root, 'p.zip'), ''))
      expect(said.report).toEqual(await verified())
    })

    it('all that is in the folder, without the folder', async () => {
      const inside = new Set(filesIn(folder).map((name) => join(folder, name.split('/')[0]!)))
      const said = await page.drop(...inside)
      expect(said.report).toEqual(await verified())
    })

    it('a zip and the bundle beside it: it says whether that is the same file', async () => {
      const zip = await zipOf(folder, join(root, 'p.zip'), '')
      const beside = join(root, 'bundle.pdf')
      cpSync(join(folder, pdfIn(folder)), beside)
      const same = await page.drop(beside, zip)
      expect(same.heading).toBe('Everything matches.')
      expect(same.sentence).toContain(` bundle.pdf is the same file as ${pdfIn(folder)}.`)
      writeFileSync(beside, '%PDF-1.7 another')
      for (const said of [await page.drop(beside, zip), await page.drop(beside, folder)]) {
        expect(said.heading).toBe('Something does not match.')
        expect(said.sentence).toBe(
          'The package matches, but bundle.pdf, which was dropped with it, is not a file of it.',
        )
        expect(said.report?.ok).toBe(true)
      }
      const compared = await page.compare(checkpointOf(madeUpLog(), 7))
      expect(compared.heading).toBe('Something does not match.')
    })

    it('a PDF alone that nobody signed: that cannot be checked, and nothing is said to be wrong', async () => {
      const said = await page.drop(join(folder, pdfIn(folder)))
      expect(said.heading).toBe('This could not be checked.')
      expect(said.report).toEqual(await verified(join(folder, pdfIn(folder))))
      expect(said.sentence).toContain(NOTHING_WRONG)
      expect(await page.page.locator('#rows').innerText()).not.toContain('In order')
      expect(await page.page.locator('#earlier').isVisible()).toBe(false)
    })

    it('what is no package, is of a newer format, or is broken', async () => {
      const text = join(root, 'letter.txt')
      writeFileSync(text, 'no package')
      expect((await page.drop(text)).sentence).toMatch(/^This is not a package, or not the whole of one\./)
      expect((await page.drop(join(folder, 'seal'))).sentence).toMatch(/^This is not a package/)
      const zip = await zipOf(folder, join(root, 'p.zip'), '')
      const bytes = readFileSync(zip)
      bytes.writeUInt32LE(0, bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')))
      writeFileSync(zip, bytes)
      expect((await page.drop(zip)).sentence).toMatch(/^The zip is damaged/)
      write('bag-info.txt', 'Holdfast-Package-Format: 2\n')
      const newer = await page.drop(folder)
      expect(newer.sentence).toBe(
        `This package was made by a newer Holdfast than this page knows. ${NOTHING_WRONG}`,
      )
      for (const said of [newer])
        expect(said).toMatchObject({ heading: 'This could not be checked.', report: null })
    })

    it('a folder in which a file was replaced by a link, which no browser shows: the file is missing', async () => {
      unlinkSync(join(folder, 'data/AB1.png'))
      symlinkSync(join(good, 'data/AB1.png'), join(folder, 'data/AB1.png'))
      const said = await page.chooseFolder(folder)
      expect(said.heading).toBe('Something is missing.')
      expect((await verified()).heading).toBe('Something does not match.')
    })
  })

  describe('an earlier checkpoint that is pasted', () => {
    const note = checkpointOf(madeUpLog(), 7)

    it.each([
      ['as it was', note],
      ['with the line ends of Windows', note.replaceAll('\n', '\r\n')],
      ['with a hyphen for the dash', note.replace('— ', '- ')],
      ['with two hyphens for the dash', note.replace('— ', '-- ')],
      ['with a quotation mark before each line', note.replaceAll(/^/gm, '> ')],
    ])('%s, is compared', async (_, pasted) => {
      await page.chooseFolder(folder)
      const said = await page.compare(pasted)
      expect(said.report).toEqual(await verified(folder, note))
      expect(said.sentence).toContain('and the earlier record of 7 lines is the beginning of this one.')
      expect(await page.page.locator('#earlier-says').innerText()).toContain('Compared.')
    })

    it('and is none, changes nothing and is called none', async () => {
      const before = await page.chooseFolder(folder)
      const said = await page.compare('nonsense')
      expect(said).toEqual(before)
      expect(await page.page.locator('#earlier-says').innerText()).toBe(
        'This text is not a checkpoint. Nothing was compared.',
      )
    })
  })

  describe('for everybody', () => {
    it('says the verdict in words beside its sign, and to screen readers', async () => {
      await page.chooseFolder(folder)
      expect(await page.page.locator('#live').getAttribute('aria-live')).toBe('polite')
      expect(await page.page.locator('#live').innerText()).toContain('Everything matches.')
      expect(await page.page.locator('#rows .state').allInnerTexts()).toEqual([
        'In order',
        'In order',
        'In order',
        'In order',
        'Not checked',
        'Not checked',
        'Not checked',
      ])
      expect(await page.page.locator('svg:not([aria-hidden=true])').count()).toBe(0)
    })

    it('can be worked with the keyboard alone', async () => {
      await page.page.reload()
      page.requests.length = 0
      const opened: boolean[] = []
      page.page.on('filechooser', (chooser) => void opened.push(chooser.isMultiple()))
      // The browser is told to announce its choosers before it is told anything else.
      await page.page.evaluate('document.title')
      for (const [at, id] of ['folder', 'files'].entries()) {
        await page.page.keyboard.press('Tab')
        expect(await page.page.evaluate('document.activeElement.id')).toBe(id)
        await page.page.keyboard.press('Enter')
        await expect.poll(() => opened.length, { timeout: 20_000 }).toBe(at + 1)
      }
      expect(opened).toEqual([true, true])
      page.page.removeAllListeners('filechooser')
      await page.chooseFolder(folder)
      const reached: unknown[] = []
      for (let press = 0; press < 8; press++) {
        await page.page.keyboard.press('Tab')
        reached.push(
          await page.page.evaluate('document.activeElement.id || document.activeElement.textContent'),
        )
      }
      expect(reached).toEqual(
        expect.arrayContaining([
          'earlier-text',
          'compare',
          'What this does not say',
          'Technical part',
          'print',
        ]),
      )
    })

    it('shows no name of a file as HTML', async () => {
      write('<img src=x onerror=alert(1)>.png', 'x')
      write('<b>b</b>', 'x')
      const said = await page.chooseFolder(folder)
      expect(said.report?.problems).toHaveLength(2)
      expect(await page.page.locator('main img, main b').count()).toBe(0)
      expect(await page.page.locator('#findings').innerText()).toContain('<b>b</b> is here and not listed.')
    })

    it('needs no sideways scrolling at 200 % of a small window, in any part', async () => {
      await page.chooseFolder(folder)
      const size = page.page.viewportSize()!
      await page.page.setViewportSize({ width: 320, height: 500 })
      await page.page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`)
      expect(await page.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      await page.page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = false`)
      await page.page.setViewportSize(size)
    })

    it('prints on one page, with what the check does not say and without what one cannot press on paper', async () => {
      for (let at = 0; at < 40; at++) write(`added ${at}`, 'x')
      await page.chooseFolder(folder)
      const pdf = await page.page.pdf({ format: 'A4' })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
      await page.page.emulateMedia({ media: 'print' })
      expect(await page.page.locator('#drop').isVisible()).toBe(false)
      expect(await page.page.locator('#earlier').isVisible()).toBe(false)
      expect(await page.page.locator('#when').isVisible()).toBe(true)
      await page.page.emulateMedia({ media: null })
    })
  })

  it('that cannot run its script says that this could not be checked, and that nothing is known to be wrong', async () => {
    const context = await page.browser.newContext({ javaScriptEnabled: false })
    const unscripted = await context.newPage()
    await unscripted.goto(page.page.url())
    const text = await unscripted.locator('body').innerText()
    expect(text).toContain('This could not be checked.')
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Nothing is known to be wrong. The read-me')
    expect(await unscripted.locator('#app').isVisible()).toBe(false)
    await context.close()
  })

  it.skipIf(process.platform !== 'linux')(
    'reads a file of 600 MB in pieces, as it is and out of a zip, and can be stopped',
    { timeout: 600_000 },
    async () => {
      mkdirSync(join(root, 'large'))
      const place = join(root, 'large', 'p')
      cpSync(good, place, { recursive: true })
      writeFileSync(join(place, 'data/large.bin'), '')
      truncateSync(join(place, 'data/large.bin'), 600_000_000)
      const zip = await zipOf(place, join(root, 'large', 'p.zip'), '')
      const before = await peakPageMemory(page.browser)
      for (const said of [await page.chooseFolder(place), await page.chooseFiles(zip)])
        expect(said.sentence).toBe('data/large.bin is here and not listed. All 26 listed files match.')
      expect((await peakPageMemory(page.browser)) - before).toBeLessThan(400_000_000)

      await page.page.evaluate(`document.getElementById('when').textContent = ''`)
      await page.page.setInputFiles('#folder', place)
      await page.page.click('#stop')
      await page.page.locator('#when:not(:empty)').waitFor({ state: 'attached' })
      expect(await page.said()).toMatchObject({
        heading: 'This could not be checked.',
        sentence: `You stopped the check. ${NOTHING_WRONG}`,
      })
    },
  )
})
