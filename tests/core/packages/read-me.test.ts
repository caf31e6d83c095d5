import { describe, expect, it } from 'vitest'
import { keyFingerprint } from '../../../src/core/packages/minisign.ts'
import { readMeText } from '../../../src/core/packages/read-me.ts'
import type { ReadMeFacts } from '../../../src/core/packages/read-me-facts.ts'
import { MADE_AT, manifestKey } from './sample-package.ts'

const facts: ReadMeFacts = {
  bundleId: 'HF-7K3Q-2',
  madeAt: MADE_AT,
  zone: 'Europe/London',
  recipient: 'West Midlands Police',
  pdfName: '01-Evidence-bundle-HF-7K3Q-2.pdf',
  dataNames: ['AB1.png', 'AB2.m4a'],
  pages: { summary: 2, leftOut: 3, hashes: 36, check: 37 },
  keyFingerprint: keyFingerprint(manifestKey.public),
  log: {
    size: 1204,
    disclosed: 96,
    words: 'anchor velvet sunset orbit maple riddle copper lantern harbour pencil tulip window'.split(' '),
  },
}
const lines = (some: Partial<ReadMeFacts> = {}) => readMeText({ ...facts, ...some }).split('\r\n')

describe('the read-me', () => {
  it('is ASCII of at most 72 columns with the line ends of Windows', () => {
    const text = readMeText(facts)
    expect(text).toMatch(/^([ -~]{0,72}\r\n)+$/)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('says who, when, what to open and how to check', () => {
    expect(lines().slice(0, 3)).toEqual([
      'EVIDENCE BUNDLE HF-7K3Q-2                                  READ ME FIRST',
      'Made Thursday 12 March 2026 at 14:05, UK time (GMT)',
      'for West Midlands Police',
    ])
    expect(lines()).toEqual(
      expect.arrayContaining([
        '  01-Evidence-bundle-HF-7K3Q-2.pdf',
        '          certutil -hashfile data\\AB1.png SHA256',
        '        sha256sum -c tagmanifest-sha256.txt',
        '        minisign -V -p seal/keys/minisign.pub -m tagmanifest-sha256.txt',
        'HF-7K3Q-2  anchor velvet sunset orbit',
        '           maple riddle copper lantern',
        '           harbour pencil tulip window',
      ]),
    )
    const text = lines()
      .map((line) => line.trim())
      .join(' ')
    expect(text).toContain('page 3 says what was left out.')
    expect(text).toContain(facts.keyFingerprint)
    expect(text).toContain(
      'It has 1,204; 96 are here. The rest are parts that are not given, names of files, other bundles, locks, checks, private notes, other matters.',
    )
  })

  it('names nothing that this package does not have', () => {
    const text = lines().join('\n')
    for (const absent of [
      '02-Check',
      'Adobe',
      'pdfsig',
      'Browser',
      'redacted',
      'sealed.pdf',
      'Not later than',
    ]) {
      expect(text).not.toContain(absent)
    }
    const bare = lines({ pages: {}, dataNames: [] }).join('\n')
    for (const absent of ['page', 'certutil', 'sha256sum -c manifest-sha256.txt', '  data']) {
      expect(bare.replace('Page', 'page').replace('package', '')).not.toMatch(new RegExp(`${absent}\\b`))
    }
    expect(lines({ log: { ...facts.log, disclosed: 1204 } }).join('\n')).not.toContain('The rest')
  })

  it('drops accents from the recipient, and leaves out a name that has other letters', () => {
    expect(lines({ recipient: 'Gendarmerie de Besançon' })[2]).toBe('for Gendarmerie de Besancon')
    for (const recipient of ['警察', 'x'.repeat(100), '']) expect(lines({ recipient })[2]).toBe('')
  })

  it('gives the time of the place, summer time and other zones included', () => {
    const madeAt = '2026-07-12T23:30:00.000Z' as ReadMeFacts['madeAt']
    expect(lines({ madeAt })[1]).toBe('Made Monday 13 July 2026 at 00:30, UK time (BST)')
    expect(lines({ madeAt, zone: 'America/St_Johns' })[1]).toBe(
      'Made Sunday 12 July 2026 at 21:00, St Johns time (UTC-2:30)',
    )
  })

  it('writes a long name whole, and names every volume and every signature', () => {
    const pdfName = `CL-2026-000123 ${'Bennett v Persons Unknown '.repeat(2)}Bundle A Volume 1 of 2.pdf`
    const furtherPdfs = [pdfName.replace('1 of', '2 of')]
    const signedPdfs = ['other-copy/one.pdf', 'other-copy/two.pdf']
    const all = lines({ pdfName, furtherPdfs, signedPdfs })
    expect(all).toEqual(expect.arrayContaining([`  ${pdfName}`, `  ${furtherPdfs[0]}`]))
    expect(all.join(' ').replaceAll(/ +/g, ' ')).toContain(
      'This is volume 1 of 2; its index says what is in the others.',
    )
    expect(all.filter((line) => line.includes('pdfsig'))).toEqual([
      '        pdfsig other-copy/one.pdf',
      '        pdfsig other-copy/two.pdf',
    ])
    expect(lines({ pdfName, signedPdfs: [pdfName] })).toContain(`        pdfsig "${pdfName}"`)
  })

  it('is not written when a fact would break its form', () => {
    const pages = { summary: 'x'.repeat(80) }
    expect(() => lines({ pages })).toThrow(expect.objectContaining({ code: 'InvalidInput' }))
    expect(() => lines({ pdfName: 'é.pdf' })).toThrow(expect.objectContaining({ code: 'InvalidInput' }))
  })
})
