import type { Html } from './html.ts'
import type { Sourced } from '../bundle-profile.ts'
import type { TemplateContext } from './context.ts'
import { dayInWords } from '../../when/english.ts'
import { hasRecognisedText } from '../exhibit-view.ts'
import { html } from './html.ts'
import { inForm } from './dates.ts'
import { outsideTime } from './outside.ts'
import { LEAST_CONFIDENCE } from '../recognised.ts'
import { Temporal } from 'temporal-polyfill'

/** How the record is kept and the bundle made, and where that ends. Only what holds for every bundle. */
export function methodAndLimits(context: TemplateContext, title: string): Html {
  const { content, say } = context
  return html`<section class="page" id="method">
    <h1>${title}</h1>
    <h3>Keeping files</h3>
    <p>
      A file is read once when it is kept; its SHA-256 is computed and its bytes are encrypted in the same
      pass. They are not converted or shrunk. What was known about the file then (its name, its date, how it
      came) is written into the record log; in a package a file has its label for a name.
    </p>
    <h3>The record log</h3>
    <p>
      Everything that is recorded is one line of a log to which lines are only ever added. The lines are
      leaves of a hash tree (RFC 6962). A checkpoint names the number of lines and the root of the tree and is
      signed with the key of the log; changing, removing or inserting an earlier line would give another root.
      The package holds the hash of every line and, for each line that is handed over, the line itself and its
      inclusion proof.
    </p>
    <h3>This bundle</h3>
    <p>
      Its pages were laid out by ${say.line(content.browser)} without a network and put together by Holdfast
      ${content.appVersion}. The compressed picture in a JPEG file is embedded as it is, without what the file
      says of its camera and place; the colour values of PNG pictures are unchanged (16 bits for a colour may
      be shown as 8). Pages of PDF exhibits are shown without anything in them that acts. Texts are printed as
      they stand, but for what their sheet says. Each picture, PDF and text was compared with its SHA-256 when
      its pages were made.
      ${
        context.shrinks &&
        `In the copy for filing, pictures of more than 300 dots to the inch are drawn smaller; their files are as
        they were.`
      }
      ${
        content.exhibits.some(({ redaction }) => redaction !== undefined) &&
        `A redacted copy was made anew from its original: a picture was drawn by the same browser with the covered
        areas in black, a text was written with bars in it. It holds nothing else of the original file.`
      }
    </p>
    ${recognised(context)} ${layout(context)}
    <h3>Limits</h3>
    <ul>
      <li>
        The software records what it was given. It does not know who typed, or whether what was typed or kept
        is genuine.
      </li>
      <li>
        Times in the record log come from this computer’s clock, which its owner can set.
        ${outsideTime(context)}
      </li>
      <li>The keys were made by the writer’s own software. Nobody has vouched for them.</li>
      <li>
        Pictures are shown in this PDF without colour management: on screen a colour may look a little
        different from the file.
      </li>
      <li>
        Page and label numbers belong to this bundle. Labels stay with their files in later bundles of the
        same case.
      </li>
    </ul>
  </section>`
}

function recognised({ exhibits }: TemplateContext): Html | null {
  if (!exhibits.some(hasRecognisedText)) return null
  const isLeft = exhibits.some((view) => view.recognised?.kind === 'left')
  return html`<h3>Text in pictures</h3>
    <p>
      A machine (Tesseract, with its data for English) looked for text in the pictures. Words that it gave
      ${LEAST_CONFIDENCE} or more of 100 for being right lie unseen over the picture, where it found them, so
      that they can be searched for. It misses words, reads some wrongly, and knows no letters but those of
      English. ${isLeft && 'The pages of pictures that it did not look through say so.'} Text recognised in
      pictures is a machine’s help for searching. It is not evidence; look at the picture.
    </p>`
}

const READ_WORDS = {
  'at-source': 'read at its source',
  'second-hand': 'as quoted by others',
  'general-knowledge': 'not looked up',
} as const satisfies Record<Sourced['read'], string>

/** Rules change and courts give directions of their own: so each stands with where and when it was read. */
function layout(context: TemplateContext): Html | null {
  const { rules } = context.content.profile
  if (rules.length === 0) return null
  return html`<h3>How the pages are laid out</h3>
    <ul>
      ${rules.map(
        (rule) =>
          html`<li>
            ${rule.says}
            <span class="quiet"
              >${rule.source}; ${READ_WORDS[rule.read]}, as at
              ${inForm(context, dayInWords(Temporal.PlainDate.from(rule.asAt)))}.</span
            >
          </li>`,
      )}
    </ul>
    <p>Rules vary and change. The directions of the court or of the recipient come first.</p>`
}
