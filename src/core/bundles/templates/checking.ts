import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { count } from './words.ts'
import { formatInstant } from '../../when/format.ts'
import { html } from './html.ts'
import { seePage } from './context.ts'
import { wordGroups } from './cover.ts'

/** recipient.md section 6, for a package whose PDF carries no signature of its own. */
export function howToCheck(context: TemplateContext): Html {
  const { content } = context
  const sample = content.exhibits[0]?.fileName
  return html`<section class="page" id="check">
    <h1>How to check this bundle</h1>
    <p>
      You need none of this to read the bundle. It is for anyone who wants to know whether something was
      changed.
    </p>
    <p>
      <strong>The whole package.</strong> With Holdfast, and without a vault or a passphrase:
      <span class="code">npm run -s holdfast -- verify FOLDER</span>
      It says for each part what was checked and what was found.
    </p>
    ${
      sample !== undefined &&
      html`<p>
        <strong>One file, on any Windows PC.</strong> In the folder, type
        <span class="code">certutil -hashfile data\\${sample} SHA256</span> and compare with
        ${seePage(context, 'files')}.
      </p>`
    }
    <p>
      <strong>With other tools</strong>, on Linux or macOS (there,
      <span class="nowrap">shasum -a 256 -c</span>):
      <span class="code">sha256sum -c manifest-sha256.txt</span>
      <span class="code">sha256sum -c tagmanifest-sha256.txt</span>
      <span class="code">minisign -V -p seal/keys/minisign.pub -m manifest-sha256.txt</span>
      <span class="code">minisign -V -p seal/keys/minisign.pub -m tagmanifest-sha256.txt</span>
    </p>
    <p>
      <strong>This PDF</strong> carries no signature of its own. It is one of the files in the signed list
      tagmanifest-sha256.txt and is checked with it.
    </p>
    <p>
      <strong>What a match says.</strong> Since the list was signed no listed file has changed, none is
      missing, none was added. The list was signed by the key below.
    </p>
    <p>
      <strong>What it does not say.</strong> Who sat at the keyboard; that what is written is true; that
      nothing else exists; when things happened, beyond what each page says.
    </p>
    ${keyAndCheckpoint(context)}
    <p>
      <strong>On paper.</strong> The twelve words stand for the whole record as it was on
      ${formatInstant(content.madeAt, content.zone)}, line ${count(content.log.size)}. If they were read to
      somebody on that day, ask them.
    </p>
  </section>`
}

function keyAndCheckpoint({ content }: TemplateContext): Html {
  const { log, keys } = content
  return html`<dl class="rows">
    <div>
      <dt>Key <span class="small">(compare with the read-me and with any earlier bundle)</span></dt>
      <dd>
        <span class="digits">${keys.minisignFingerprint}</span>
        <div class="small">minisign public key: ${keys.minisignPublicKey}</div>
      </dd>
    </div>
    <div>
      <dt>Checkpoint</dt>
      <dd>
        ${wordGroups(log.words)}
        <div class="small">line ${count(log.size)}, root <span class="digits">${log.rootHex}</span></div>
      </dd>
    </div>
  </dl>`
}
