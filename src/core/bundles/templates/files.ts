import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { count, logLine } from './words.ts'
import { exhibitBlock } from './context.ts'
import { html } from './html.ts'

/** The files and their hashes, to compare by eye or by search. */
export function fileList({ content }: TemplateContext, title: string): Html {
  const rows = content.exhibits.map(
    (exhibit, index) =>
      html`<tr>
        <td class="nowrap"><a class="see" href="#${exhibitBlock(index)}">${exhibit.label}</a></td>
        <td>
          data/${exhibit.fileName}
          <div class="digits">${exhibit.sha256}</div>
          ${
            exhibit.redaction &&
            html`<div class="small">
                A redacted copy. Its original is line ${logLine(exhibit.seq)} of the record log, leaf hash
              </div>
              <div class="digits">${exhibit.redaction.leafHash}</div>`
          }
        </td>
        <td class="num">${count(exhibit.sizeBytes)}</td>
        <td class="num">${logLine(exhibit.seq)}</td>
      </tr>`,
  )
  return html`<section class="page" id="files">
    <h1>${title}</h1>
    <p>
      A SHA-256 hash is a fingerprint of a file: change one bit of the file and the hash is another. The same
      hashes stand in the signed list <span class="nowrap">manifest-sha256.txt</span> of the package.
    </p>
    <table>
      <colgroup>
        <col style="width:20mm" />
        <col />
        <col style="width:25mm" />
        <col style="width:22mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Exhibit</th>
          <th scope="col">File and SHA-256</th>
          <th scope="col" class="num">Bytes</th>
          <th scope="col" class="num">Log line</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${rows.length === 0 && html`<p>There are no files in this bundle.</p>`}
  </section>`
}
