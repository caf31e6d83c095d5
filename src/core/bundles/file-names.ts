import type { BundleContent } from './content.ts'
import { localTime } from '../when/zone.ts'
import { monthName } from '../when/english.ts'
import type { Copy } from './templates/context.ts'
import type { VolumeNumber } from './templates/document.ts'

/** Windows, and the upload forms of most courts, take no more without trouble. */
const LONGEST = 100

/**
 * The name of one of the two PDFs, ASCII, with `.pdf`. In: the bundle and which copy. The copy that stands first is
 * named as the profile's recipient wants, where everything that the name needs is known; else, and always for the
 * other, it is `Evidence-bundle-<id>-sealed.pdf` or `Evidence-bundle-<id>-filing-copy.pdf`, without a person or a
 * title. A volume's name says which it is, and they stand in order. recipient.md section 1.
 */
export function pdfFileName(content: BundleContent, copy: Copy, volume: VolumeNumber = ONLY): string {
  const kind = copy === 'master' ? 'sealed' : 'filing-copy'
  const own = `Evidence-bundle-${content.id}${volumeWords(volume).toLowerCase().replaceAll(' ', '-')}-${kind}.pdf`
  const { first, fileNamePattern } = content.profile
  if (first !== copy || fileNamePattern === null) return own
  return filled(fileNamePattern, wordsOf(content), volumeWords(volume)) ?? own
}

const ONLY: VolumeNumber = { number: 1, of: 1 }

/** ` Volume 1 of 3`, with as many digits for each; nothing where there is one PDF. */
function volumeWords({ number, of }: VolumeNumber): string {
  return of === 1 ? '' : ` Volume ${String(number).padStart(String(of).length, '0')} of ${of}`
}

type Words = Readonly<Record<string, string | undefined>>

/** `{reference}` (the court's number), `{title}`, `{bundle}`, `{party}`, `{date}` (2026-03-12) and `{date-caps}` (12-MAR-2026). */
function wordsOf(content: BundleContent): Words {
  const { year, month, day } = localTime(content.madeAt, content.zone)
  const [mm, dd] = [month, day].map((value) => String(value).padStart(2, '0'))
  return {
    reference: content.filing?.caseNumber,
    title: content.filing?.shortTitle,
    bundle: content.filing?.bundleName,
    party: content.filing?.party,
    date: `${year}-${mm}-${dd}`,
    'date-caps': `${dd}-${monthName(month).slice(0, 3).toUpperCase()}-${year}`,
  }
}

/** Null where a word is not known, leaves nothing in ASCII, or the name would be too long. */
function filled(pattern: string, words: Words, behind: string): string | null {
  const parts = pattern.split(/\{([a-z-]+)\}/)
  const named = parts.map((part, index) => (index % 2 === 0 ? part : asciiName(words[part] ?? '')))
  if (named.some((part, index) => index % 2 === 1 && part === '')) return null
  const name = `${named.join('').trim()}${behind}.pdf`
  return name.length > LONGEST ? null : name
}

/** Letters without their accents; what no file system minds. */
function asciiName(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[/\\:]/g, '-')
  return plain
    .replaceAll(/[^A-Za-z0-9 .,()'&+-]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[ .-]+|[ .]+$/g, '')
}
