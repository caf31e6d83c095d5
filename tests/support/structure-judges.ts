import { execFileSync, spawnSync } from 'node:child_process'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { footOf, linksOf } from './open-pdf.ts'
import type { PageLink } from './open-pdf.ts'

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })

/** The lines of a table that poppler prints, without its head. */
const tableOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')

/** Fonts that are not embedded, or that this project does not pack. */
export function fontsAmiss(file: string): readonly string[] {
  const rows = tableOf(run('pdffonts', file))
  if (rows.length === 0) throw new Error('a PDF without any font')
  return rows.filter(
    (row) =>
      !/^([A-Z]{6}\+)?(Noto|Arimo|AtkinsonHyperlegibleMono)\S* .* yes (yes|no ) (yes|no ) +\d+ +\d+$/.test(
        row,
      ),
  )
}

/** The most dots to the inch that any picture of the PDF has where it is printed. */
export function densestPpi(file: string): number {
  const rows = tableOf(run('pdfimages', '-list', file)).map((row) => row.trim().split(/\s+/))
  return Math.max(0, ...rows.flatMap((fields) => fields.slice(-4, -2).map(Number)))
}

/** Pages whose stamped number is not their label, each as `page: label, what the foot says`. */
export async function misnumbered(pdf: PDFDocumentProxy): Promise<readonly string[]> {
  const labels = (await pdf.getPageLabels()) ?? []
  const feet = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => footOf(pdf, index + 1)))
  return feet.flatMap((foot, index) => {
    const label = labels[index]
    return label !== undefined && foot.includes(label) ? [] : [`${index + 1}: ${label}, ${foot.join(' ')}`]
  })
}

export type PlacedLink = PageLink & { readonly onPage: number }

export async function allLinks(pdf: PDFDocumentProxy): Promise<readonly PlacedLink[]> {
  const pages = Array.from({ length: pdf.numPages }, async (_, index) =>
    (await linksOf(pdf, index + 1)).map((link) => ({ ...link, onPage: index + 1 })),
  )
  return (await Promise.all(pages)).flat()
}

/** Links on a label whose page does not carry that label, and links on `page …` that land on another. */
export async function strayLinks(
  pdf: PDFDocumentProxy,
  links: readonly PlacedLink[],
): Promise<readonly string[]> {
  const labels = (await pdf.getPageLabels()) ?? []
  const stray: string[] = []
  for (const { text, onPage, toPage } of links) {
    const isLabel = /^[A-Z]{2,4}\/?\d+$/.test(text)
    if (isLabel && !(await footOf(pdf, toPage)).includes(text)) stray.push(`${onPage}: ${text} -> ${toPage}`)
    const number = /^page\s*([A-E]?\d+)$/.exec(text)?.[1]
    if (number !== undefined && labels[toPage - 1] !== number)
      stray.push(`${onPage}: ${text} -> ${labels[toPage - 1]}`)
  }
  return stray
}

/** What a decoder of QR codes reads on a page, or null where it finds none. */
export function qrOn(file: string, page: number, into: string): string | null {
  run(
    'pdftoppm',
    '-r',
    '150',
    '-gray',
    '-png',
    '-singlefile',
    '-f',
    String(page),
    '-l',
    String(page),
    file,
    into,
  )
  const { status, stdout } = spawnSync('zbarimg', [
    '-q',
    '--raw',
    '-Sdisable',
    '-Sqrcode.enable',
    `${into}.png`,
  ])
  return status === 0 ? stdout.toString('utf8') : null
}
