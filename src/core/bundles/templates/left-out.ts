import { DISCLOSURE_CLASSES } from '../../../contract/records.ts'
import type { BundleExhibit } from '../bundle-exhibit.ts'
import type { CoveredCount } from '../cover-words.ts'
import { exhibitBlock, incidentBlock, joinList, seePage, seePages, type TemplateContext } from './context.ts'
import { capital, fileGroup } from './file-kinds.ts'
import { html, type Html } from './html.ts'
import { periodOf } from './period.ts'
import { quotedEnd } from './quoted.ts'
import { classWords, count, counted, listed } from './words.ts'

// recipient.md section 4: what is not in a bundle is counted by category, within its case and period, and never hinted at.

/** How many incidents there are, how many are here, and why the others are not, if the writer said so. */
export function incidentsStatement(context: TemplateContext): Html {
  const { content } = context
  const included = content.incidents.length
  const all = content.scope.incidentsInCase
  const recorded = `recorded in this case${periodWords(context)}`
  if (all <= included) {
    return included === 1
      ? html`<p>The one incident ${recorded} is in this bundle.</p>`
      : html`<p>All ${count(included)} incidents ${recorded} are in this bundle.</p>`
  }
  const left = all - included
  return html`<p>The writer chose ${count(included)} of the ${count(all)} incidents ${recorded}.</p>
    ${notIncluded(context, left)}`
}

/** How many are left out, and why, if the writer said so. */
export function notIncluded(context: TemplateContext, left: number): Html {
  const reasons = reasonsWords(context, context.content.scope.leftOut?.incidents ?? [], left)
  return html`<p>
    ${left === 1 ? '1 incident is' : `${count(left)} incidents are`} not included. ${reasons}
    ${left === 1 ? 'It is recorded and can be asked for.' : 'They are recorded and can be asked for.'}
  </p>`
}

function periodWords({ content }: TemplateContext): string {
  const period = periodOf(content)
  if (period === null) return ''
  const hasUndated =
    content.scope.leftOut?.hasUndated ?? content.incidents.some(({ fields }) => !fields.happened?.fromAt)
  return ` ${period.between}${hasUndated ? ' or without a known date' : ''}`
}

type Reason = { readonly why: string | null }

/** Every reason that was given, with how many it is for unless it is for all. */
function reasonsWords(context: TemplateContext, left: readonly Reason[], all: number): Html {
  const reasons = [...new Set(left.flatMap(({ why }) => why ?? []))]
  const sentences = reasons.map((why) => {
    const times = left.filter((one) => one.why === why).length
    return html`The writer’s reason${times < all ? ` for ${count(times)} of them` : ''}:
    ${quotedEnd(context, why)} `
  })
  return html`${sentences}`
}

/** What was left out of the incidents that are included: classes of fields, and files. */
export function partsStatement(context: TemplateContext): Html | null {
  const { content } = context
  const files = content.scope.leftOut?.exhibits ?? []
  const classes = DISCLOSURE_CLASSES.filter((name) => name !== 'privileged').flatMap((name) => {
    const incidents = content.scope.withheld[name] ?? 0
    return incidents > 0 ? [`${classWords(name)} (${counted(incidents, 'incident')})`] : []
  })
  const parts = [...classes, ...(files.length > 0 ? [filesWords(files)] : [])]
  if (parts.length === 0) return null
  const kept =
    files.length === 1 ? 'The file is kept and can be asked for.' : 'The files are kept and can be asked for.'
  return html`<p>
    Left out of the incidents that are included: ${parts.join('; ')}.
    ${files.length > 0 && html`${reasonsForFiles(context, files)} ${kept}`}
  </p>`
}

/** A name can say who somebody is; a profile that is not given what is personal is not given names. */
export function namesStatement({ exhibits }: TemplateContext['content']): Html | null {
  if (exhibits.length === 0 || exhibits.some(({ originalName }) => originalName !== null)) return null
  return html`<p>The names that the files had are not given.</p>`
}

type LeftOutFile = Reason & { readonly mediaType: string }

/** `3 files: 1 picture and 2 sound recordings`. */
function filesWords(files: readonly LeftOutFile[]): string {
  const groups = Map.groupBy(files, ({ mediaType }) => fileGroup(mediaType))
  return listed([...groups].map(([group, some]) => counted(some.length, group)))
}

function reasonsForFiles(context: TemplateContext, files: readonly LeftOutFile[]): Html {
  const groups = Map.groupBy(files, ({ why }) => why)
  const sentences = [...groups].map(([why, some]) =>
    why === null
      ? null
      : html`The writer’s reason for leaving out ${filesWords(some)}: ${quotedEnd(context, why)} `,
  )
  return html`${sentences}`
}

/** Redacted copies, words under bars, and the lines of the log that stay out because of them. */
export function coveredStatement(context: TemplateContext): Html {
  const { content } = context
  const lines = content.scope.leftOut?.lines ?? 0
  return html`${content.exhibits.map((exhibit, index) => redactedStatement(context, exhibit, index))}
  ${wordsStatement(context)}
  ${
    lines > 0 &&
    html`<p>
      ${counted(lines, 'line')} of the record log that ${lines === 1 ? 'holds' : 'hold'} something covered
      here ${lines === 1 ? 'is' : 'are'} not in the package, because a line can only be given whole.
    </p>`
  }`
}

function redactedStatement(context: TemplateContext, exhibit: BundleExhibit, index: number): Html | null {
  if (exhibit.redaction === undefined) return null
  return html`<p>
    Exhibit ${exhibit.label} is a redacted copy: ${coveredPlaces(exhibit)} covered, described on
    ${seePage(context, exhibitBlock(index))}. The original is kept.
  </p>`
}

/** `4 areas are`, or `1 place is` in a text. */
export function coveredPlaces({ redaction }: BundleExhibit): string {
  const areas = redaction?.areas.length ?? 0
  const places = (redaction?.words ?? []).reduce((sum, { times }) => sum + times, 0)
  const [number, words] = areas > 0 ? [areas, counted(areas, 'area')] : [places, counted(places, 'place')]
  return `${words} ${number === 1 ? 'is' : 'are'}`
}

function wordsStatement(context: TemplateContext): Html | null {
  const { content } = context
  const incidents = content.incidents.filter(({ covered }) => (covered ?? []).length > 0)
  const actions = content.actions.filter(({ covered }) => (covered ?? []).length > 0)
  const ofAccounts = [...(content.accounts?.accounts ?? []), ...(content.accounts?.people ?? [])]
  const accounts = ofAccounts.filter(({ covered }) => covered.length > 0)
  const bars = [...incidents, ...actions, ...accounts].flatMap(({ covered }) => covered ?? [])
  if (bars.length === 0) return null
  const blocks = incidents.map(({ number }) => incidentBlock(number))
  const places = [
    incidents.length > 0 && html`${counted(incidents.length, 'incident')} (${seePages(context, blocks)})`,
    actions.length > 0 && html`${counted(actions.length, 'step')} taken (${seePage(context, 'actions')})`,
    accounts.length > 0 && html`what is said of accounts and people (${seePage(context, 'accounts')})`,
  ].filter((place) => place !== false)
  return html`<p>
    Words are covered in ${joinList(places)}:
    ${listed([...new Set(bars.map((one) => one.class))].map(classWords))}. A bar has always the same length,
    whatever it covers.
  </p>`
}

/** `details of other people, 2 places. The writer’s reason: “…”`, one line each. */
export function coveredLines(context: TemplateContext, covered: readonly CoveredCount[]): Html {
  return html`${covered.map(
    (one) =>
      html`<div>
        ${capital(classWords(one.class))}, ${counted(one.times, 'place')}.
        ${one.why !== null && html`The writer’s reason: ${quotedEnd(context, one.why)}`}
      </div>`,
  )}`
}
