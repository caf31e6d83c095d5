import { stopAfter } from '../../../contract/full-stop.ts'
import { CHANNELS, type Channel } from '../../../contract/records.ts'
import type { BundleCorrection, FieldChange, ShortValue } from '../bundle-correction.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { capital } from './file-kinds.ts'
import { channelWords, listed, logLine } from './words.ts'
import { fieldWords, reasonWords } from './field-words.ts'
import { html } from './html.ts'
import { isForCourt } from './context.ts'
import { quotedEnd } from './quoted.ts'
import { timeWords, whenWords } from './dates.ts'

/** What the choice of a reply said. */
const REPLY_SAID: Readonly<Record<string, string>> = {
  yes: 'the writer replied',
  no: 'the writer did not reply',
  'not-said': 'not said',
}

/** Compared letter by letter. */
const COMPARED: ReadonlySet<string> = new Set(['handle', 'contact'])

/** Every correction with its reason, the writer's note, and for each field what stood there before. */
export function correctionList(context: TemplateContext, corrections: readonly BundleCorrection[]): Html {
  return html`${corrections.map((correction, index) => {
    const { at, reason, note, changes } = correction
    const before = corrections[index - 1]
    // One correction of fields of two classes is two lines of the log with the same note.
    const isSaid = before !== undefined && before.at === at && before.note === note
    return html`<div>
        ${timeWords(context, at)}, ${context.say.line(reasonWords(reason))}.
        ${note !== null && note.trim() !== '' && !isSaid && html`The writer’s note: ${quotedEnd(context, note)}`}
      </div>
      <div class="small">
        ${addedLine(context, correction)}
        ${changes.map((change) => (change.before === null ? null : changeLine(context, correction, change)))}
      </div>`
  })}`
}

function addedLine(context: TemplateContext, correction: BundleCorrection): Html | null {
  const added = correction.changes.filter(({ before }) => before === null)
  if (added.length === 0) return null
  const names = capital(listed(added.map(({ field }) => fieldWords(field))))
  return html`<div>${names}: added; nothing stood there before${inLines(context, null, correction)}.</div>`
}

function changeLine(context: TemplateContext, correction: BundleCorrection, change: FieldChange): Html {
  const { field, before } = change
  const name = capital(fieldWords(field))
  if (before === null || before === 'not given') return html`<div>${name}.</div>`
  if (before.says === null) return html`<div>${name}: ${longWords(context, correction, before.line)}.</div>`
  const said = valueWords(context, field, before.says)
  const zone = before.zone === undefined ? '' : `, time zone ${before.zone}`
  const lines = inLines(context, before.line, correction)
  const isLast = zone === '' && lines === null
  const stop = isLast && isQuoted(field, before.says) ? stopAfter(before.says) : '.'
  return html`<div>${name}: before: ${said}${zone}${lines}${stop}</div>`
}

/** Only lines that the package gives are named, and none to a court. */
function longWords(
  context: TemplateContext,
  { seq, isLineGiven }: BundleCorrection,
  line: number | null,
): string {
  if (isForCourt(context) || (line === null && !isLineGiven))
    return 'the earlier wording is kept and can be asked for'
  if (line === null)
    return `the earlier wording is kept and can be asked for; this one is in line ${logLine(seq)}`
  return `earlier wording in line ${logLine(line)}${isLineGiven ? `, this one in line ${logLine(seq)}` : ''}`
}

function inLines(
  context: TemplateContext,
  line: number | null,
  { seq, isLineGiven }: BundleCorrection,
): Html | null {
  if (isForCourt(context)) return null
  const lines = [
    ...(line === null ? [] : [`line ${logLine(line)}`]),
    ...(isLineGiven ? [line === null ? `line ${logLine(seq)}` : `now line ${logLine(seq)}`] : []),
  ]
  return lines.length === 0 ? null : html` <span class="quiet">(${lines.join(', ')})</span>`
}

/** Somebody's own words, and no choice from a list. */
const isQuoted = (field: string, says: ShortValue): says is string =>
  typeof says === 'string' && !isChannel(field, says) && !isReply(field, says)

const isChannel = (field: string, says: string): says is Channel =>
  field === 'channel' && CHANNELS.some((one) => one === says)

const isReply = (field: string, says: string): boolean =>
  field === 'replied' && Object.hasOwn(REPLY_SAID, says)

function valueWords(context: TemplateContext, field: string, says: ShortValue): Html | string {
  if (typeof says === 'boolean') return says ? 'marked as a threat' : 'not marked as a threat'
  if (typeof says === 'object') return whenWords(context, says)
  if (isChannel(field, says)) return channelWords(says)
  if (isReply(field, says)) return REPLY_SAID[says]!
  const said = context.say.line(says)
  return COMPARED.has(field) ? html`“<span class="handle">${said}</span>”` : html`“${said}”`
}
