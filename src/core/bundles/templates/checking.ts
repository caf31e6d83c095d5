import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { counted } from './words.ts'
import { eachCopy, isForCourt, seePage } from './context.ts'
import { html } from './html.ts'
import { momentWords } from './dates.ts'
import { earlierBundles, outsideTimeToCheck } from './outside.ts'
import { qrCode } from './qr-code.ts'
import { wordGroups } from './copy-words.ts'
import { row } from './row.ts'

/**
 * recipient.md section 6. A filing copy does not say where the keys lie in the package, because that folder's name
 * must not stand in it: the key stands in the command instead.
 */
export function howToCheck(context: TemplateContext, title: string): Html {
  return html`<section class="page check" id="check">
    <h1>${title}</h1>
    <p>
      You need none of this to read the bundle. It is for anyone who wants to know whether something was
      changed.
    </p>
    ${wholePackage(context)} ${oneFile(context)}
    ${eachCopy(context, { master: thisMaster(context), filing: thisFilingCopy(context) })}
    ${eachCopy(context, { master: otherTools(context, 'master'), filing: otherTools(context, 'filing') })}
    <p>
      <strong>What a match says.</strong> Since the lists were signed no listed file has changed and none is
      missing; the check page also sees a file that was added. The lists were signed by the key below.
    </p>
    <p>
      <strong>What makes it fail.</strong> One changed byte in any listed file; a file taken away or put in;
      this PDF saved again, stamped, or printed to PDF.
    </p>
    <p>
      <strong>What it does not say.</strong> Who sat at the keyboard; that what is written is true; that
      nothing else exists; when things happened, beyond what each page says.
    </p>
    ${keys(context)} ${checkpoint(context)}
  </section>`
}

function wholePackage({ content }: TemplateContext): Html {
  return content.hasCheckPage === true
    ? html`<p>
        <strong>The whole package.</strong> Open <span class="nowrap">02-Check-this-package.html</span> in a
        browser and drop the folder, or the zip if it came as one, on it. Expect: <em>Everything matches.</em>
      </p>`
    : html`<p>
        <strong>The whole package.</strong> With Holdfast, and without a vault or a passphrase:
        <span class="code">npm run -s holdfast -- verify FOLDER</span>
      </p>`
}

function oneFile(context: TemplateContext): Html | null {
  const sample = context.content.exhibits[0]?.fileName
  if (sample === undefined) return null
  return html`<p>
    <strong>One file, on any Windows PC.</strong> In the folder, type
    <span class="code">certutil -hashfile data\\${sample} SHA256</span> and compare with
    ${seePage(context, 'files')}.
  </p>`
}

function thisMaster({ content }: TemplateContext): Html {
  if (content.keys.pdfFingerprint === undefined) {
    return html`<p>
      <strong>This PDF</strong> carries no signature of its own. It is one of the files in the signed list
      tagmanifest-sha256.txt and is checked with it.
    </p>`
  }
  return html`<p>
    <strong>This PDF, in Adobe Reader.</strong> The signature panel should say that the document has not been
    changed. It will also say that the signer could not be verified. That is expected: the key belongs to the
    writer’s own software and nobody has vouched for it. A yellow sign means <em>not vouched for</em>; it does
    not mean <em>changed</em>. Some readers have a grander name for this kind of signature; it only means that
    no changes are allowed.
  </p>`
}

function thisFilingCopy(context: TemplateContext): Html {
  const inPackage =
    context.content.profile.first === 'master'
      ? 'at the top of the package'
      : 'in the folder “other-copy” of the package'
  const where = isForCourt(context) ? 'kept with the package by the person who prepared it' : inPackage
  return html`<p>
    <strong>This PDF</strong> is the plain copy for filing: it carries no signature, form, script or attached
    file. The master, ${where}, has the same pages. Both are files of the signed list tagmanifest-sha256.txt
    and are checked with it, as long as nobody has saved them again, printed them to PDF or stamped them.
  </p>`
}

function otherTools({ content }: TemplateContext, copy: 'master' | 'filing'): Html {
  const key = copy === 'master' ? '-p seal/keys/minisign.pub' : `-P ${content.keys.minisignPublicKey}`
  const hasSignedPdf = copy === 'master' && content.keys.pdfFingerprint !== undefined
  return html`<div class="commands">
    <p>
      <strong>With other tools</strong>, on Linux or macOS (there,
      <span class="nowrap">shasum -a 256 -c</span>):
    </p>
    <div class="code">
      <div>sha256sum -c manifest-sha256.txt</div>
      <div>sha256sum -c tagmanifest-sha256.txt</div>
      <div>minisign -V ${key} -m manifest-sha256.txt</div>
      <div>minisign -V ${key} -m tagmanifest-sha256.txt</div>
    </div>
    ${
      hasSignedPdf &&
      html`<p>
        <span class="nowrap">pdfsig</span> and the name of this file: expect <em>Signature is Valid.</em> and
        <em>Total document signed</em>.
      </p>`
    }
  </div>`
}

function keys({ content }: TemplateContext): Html {
  const { minisignFingerprint, minisignPublicKey, pdfFingerprint } = content.keys
  const compare = html`Key
    <span class="small">(compare with an earlier bundle, or with what you were told)</span>`
  return html`<dl class="rows">
    ${row(
      compare,
      html`<span class="digits">${minisignFingerprint}</span>
        <div class="small">minisign public key: ${minisignPublicKey}</div>`,
    )}
    ${pdfFingerprint !== undefined && row('PDF key', html`<span class="digits">${pdfFingerprint}</span>`)}
  </dl>`
}

function checkpoint(context: TemplateContext): Html {
  const { log, madeAt } = context.content
  return html`<div class="checkpoint">
      <div>
        <h3>Checkpoint</h3>
        <p>${wordGroups(log.words)}</p>
        <p class="small">
          ${counted(log.size, 'line')}, root <span class="digits">${log.rootHex}</span>. The square holds this
          text:
        </p>
        <div class="code note digits">${log.checkpointNote.trimEnd()}</div>
      </div>
      ${qrCode(log.checkpointNote, 36, 'The text of the checkpoint, as a QR code')}
    </div>
    <p>
      <strong>On paper.</strong> The twelve words stand for the whole record as it was on
      ${momentWords(context, madeAt)}, with its ${counted(log.size, 'line')}. If they were read to somebody on
      that day, ask them.
    </p>
    ${outsideTimeToCheck(context)} ${earlierBundles(context)}`
}
