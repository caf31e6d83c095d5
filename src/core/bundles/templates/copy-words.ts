import type { Html } from './html.ts'
import type { BundleContent } from '../content.ts'
import type { Copy, TemplateContext } from './context.ts'
import { eachCopy, isForCourt } from './context.ts'
import { html } from './html.ts'
import { qrCode } from './qr-code.ts'

/** What each of the copies is, and what is to be said of it. recipient.md section 2. */
function kinds({ keys }: BundleContent): Readonly<Record<Copy, readonly [kind: string, more: string]>> {
  const isSigned = keys.pdfFingerprint !== undefined
  return {
    master: isSigned
      ? ['Sealed master', 'sealed by the recording software']
      : ['Evidence bundle', 'its list of files is signed by the recording software'],
    filing: ['Plain copy for filing', 'same pages as the master'],
  }
}

const inTwoLines = ([kind, more]: readonly [string, string]): Html => html`<strong>${kind}</strong>${more}`

/** Which copy it is, top right on its first page. */
export function copyWords(context: TemplateContext): Html {
  const { master, filing } = kinds(context.content)
  return html`<div class="kind">
    ${eachCopy(context, { master: inTwoLines(master), filing: inTwoLines(filing) })}
  </div>`
}

/** Which copy it is, small and under the heading: the corner is for the court's number. */
export function copyLine(context: TemplateContext): Html {
  const { master, filing } = kinds(context.content)
  return html`<div class="copy-line">
    ${eachCopy(context, { master: html`${master.join(', ')}`, filing: html`${filing.join(', ')}` })}
  </div>`
}

/** Where the other of the two PDFs is, on the first page of each. A court is given no package. */
export function whereTheOtherIs(context: TemplateContext): Html {
  const inOtherCopy = 'is in the folder “other-copy” of the package.'
  const atTheTop = 'stands at the top of the package.'
  const masterIsFirst = context.content.profile.first === 'master'
  const master = isForCourt(context)
    ? 'A master with the same pages is kept by the person who prepared it.'
    : `The master of this bundle ${masterIsFirst ? atTheTop : inOtherCopy}`
  return eachCopy(context, {
    master: html`<p class="small">The plain copy for filing ${masterIsFirst ? inOtherCopy : atTheTop}</p>`,
    filing: html`<p class="small">${master}</p>`,
  })
}

/** At the foot of the master's first page, at most 40 mm high; on the other copy its room is left free. */
export function masterBand(context: TemplateContext): Html {
  const { id, log } = context.content
  const band = html`<div class="band">
    <div>
      <p class="id">${id}</p>
      <p>${wordGroups(log.words)}</p>
      <p class="small">
        The twelve words and the square stand for the whole record as it was then, line by line.
      </p>
    </div>
    ${qrCode(log.checkpointNote, 30, 'The checkpoint of the record log, as a QR code')}
  </div>`
  return html`<div class="at-foot">${eachCopy(context, { master: band, filing: null })}</div>`
}

/** The twelve words, in three groups of four. */
export function wordGroups(words: readonly string[]): Html {
  const groups = Array.from({ length: Math.ceil(words.length / 4) }, (_, group) =>
    words.slice(group * 4, group * 4 + 4),
  )
  return html`${groups.map((group, index) => html`${index > 0 && ' · '}<span class="nowrap">${group.join(' ')}</span>`)}`
}
