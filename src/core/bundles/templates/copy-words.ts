import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { eachCopy } from './context.ts'
import { html } from './html.ts'
import { qrCode } from './qr-code.ts'

/** What a master is, top right on its first page; what a filing copy is. recipient.md section 2. */
export function copyWords(context: TemplateContext): Html {
  const isSigned = context.content.keys.pdfFingerprint !== undefined
  const master = isSigned
    ? html`<strong>Sealed master</strong>sealed by the recording software`
    : html`<strong>Evidence bundle</strong>its list of files is signed by the recording software`
  return html`<div class="kind">
    ${eachCopy(context, { master, filing: html`<strong>Plain copy for filing</strong>same pages as the master` })}
  </div>`
}

/** Where the other of the two PDFs is, on the first page of each. */
export function whereTheOtherIs(context: TemplateContext): Html {
  const inOtherCopy = 'is in the folder “other-copy” of the package.'
  const atTheTop = 'stands at the top of the package.'
  const masterIsFirst = context.content.profile.first === 'master'
  return eachCopy(context, {
    master: html`<p class="small">The plain copy for filing ${masterIsFirst ? inOtherCopy : atTheTop}</p>`,
    filing: html`<p class="small">The master of this bundle ${masterIsFirst ? atTheTop : inOtherCopy}</p>`,
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
