import type { ExhibitView } from '../exhibit-view.ts'
import type { Html } from './html.ts'
import type { MailText } from '../pdf/mail-exhibit.ts'
import type { TemplateContext } from './context.ts'
import type { TextExhibit, TextLine } from '../pdf/text-exhibit.ts'
import { counted } from './words.ts'
import { html } from './html.ts'

/** A text's own pages. An e-mail stands first as it reads, and behind that as its source. */
export function textPages(context: TemplateContext, { exhibit }: ExhibitView, text: TextExhibit): Html {
  const { label, fileName } = exhibit
  const name = text.mail ? 'the source of the e-mail, as it stands in the file' : 'the text of the file'
  return html`${text.mail && mailPages(context, label, fileName, text.mail)}
    <section class="exhibit-text">
      <p class="begins">Exhibit ${label}, ${name} ${fileName}</p>
      ${text.lines.map((line) => textLine(context, line))}
      ${text.lines.length === 0 && html`<p class="left-out">The file is empty.</p>`}
      ${text.cut && html`<p class="left-out">The rest is in the file ${fileName}.</p>`}
    </section>`
}

const textLine = ({ say }: TemplateContext, line: TextLine): Html =>
  'text' in line
    ? say.block(line.text, 'line')
    : html`<div class="left-out">${counted(line.leftOutLines, 'line')} of encoded data, in the file</div>`

function mailPages(context: TemplateContext, label: string, fileName: string, mail: MailText): Html {
  const { say } = context
  return html`<section class="exhibit-text">
    <p class="begins">Exhibit ${label}, the e-mail in the file ${fileName} as it reads; its source follows</p>
    <dl class="rows">
      ${mail.headers.map(
        ({ name, value, cut }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${say.line(value)}${cut && ' … (cut here, whole in the file)'}</dd>
          </div>`,
      )}
    </dl>
    ${mail.form === 'html' && html`<p class="left-out">It has no plain text. Its HTML is printed as it is written.</p>`}
    ${mail.form === 'none' && html`<p class="left-out">No text was found in it.</p>`}
    ${mail.lines.map((line) => textLine(context, line))}
    ${mail.cut && html`<p class="left-out">The rest is in the file ${fileName}.</p>`}
    ${mail.attachmentsInFile > 0 && attachments(context, mail)}
  </section>`
}

function attachments({ say }: TemplateContext, { attachments, attachmentsInFile }: MailText): Html {
  const more = attachmentsInFile - attachments.length
  return html`<p class="after small">
    ${counted(attachmentsInFile, 'attachment')}, in the file and not printed:
    ${attachments.map(
      ({ name, sizeBytes }, index) =>
        html`${index > 0 && ', '}${name === null ? 'without a name' : html`“${say.line(name)}”`}
        (${counted(sizeBytes, 'byte')})`,
    )}${more > 0 && ` and ${counted(more, 'other')}`}.
  </p>`
}
