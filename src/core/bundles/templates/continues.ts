import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import type { EarlierPlace } from '../content.ts'
import { count, counted } from './words.ts'
import { dayWords } from './period.ts'
import { html } from './html.ts'
import { inForm } from './dates.ts'
import { notIncluded } from './left-out.ts'

/** `bundle HF-7K3Q-1 of 12 March 2026, pages 1 to 38`, for the first page; nothing where it goes on from none. */
export function continuesRow(context: TemplateContext): Html | null {
  const { parts = [] } = context.content.continues ?? {}
  if (parts.length === 0) return null
  return html`<div>
    <dt>Continues</dt>
    <dd>${parts.map((_, index) => html`<div>${partWords(context, index)}</div>`)}</dd>
  </div>`
}

function partWords(context: TemplateContext, index: number): string {
  const { id, madeAt, first, last } = context.content.continues!.parts[index]!
  const day = inForm(context, dayWords(madeAt, context.content.zone))
  return `bundle ${id} of ${day}, pages ${first} to ${last}`
}

/** For the index: where everything stands that was handed over before. */
export function handedOverBefore(context: TemplateContext): Html | null {
  const { continues } = context.content
  if (!continues) return null
  return html`<div class="before">
    <h2>Handed over before</h2>
    ${continues.parts.map(({ id }, index) => {
      const incidents = [...continues.incidents].filter(([, place]) => place.bundle === id)
      const exhibits = [...continues.exhibits].filter(([, place]) => place.bundle === id)
      return html`<p>In ${partWords(context, index)}.</p>
        ${incidents.length > 0 && html`<p>Incidents: ${placesWords(incidents)}.</p>`}
        ${exhibits.length > 0 && html`<p>Exhibits: ${placesWords(exhibits)}.</p>`}`
    })}
  </div>`
}

function placesWords(places: readonly (readonly [string | number, EarlierPlace])[]): string {
  return places
    .map(([name, { page, volume }]) => `${name} (page ${page}${volume === null ? '' : `, volume ${volume}`})`)
    .join(', ')
}

/** What the counts on the page about what is left out are about, in a bundle that goes on from another. */
export function continuesStatement(context: TemplateContext): Html | null {
  const { continues, incidents, scope } = context.content
  if (!continues) return null
  const left = scope.incidentsInCase - incidents.length
  const again = incidents.filter(({ number }) => continues.incidents.has(number)).length
  const parts = continues.parts.map((_, index) => partWords(context, index)).join('; ')
  return html`<p>
      This bundle continues ${parts}. It holds only what was recorded, corrected or added since.
    </p>
    <p>
      ${counted(continues.incidents.size, 'incident')} ${continues.incidents.size === 1 ? 'was' : 'were'}
      handed over there.
      ${again > 0 && html`${count(again)} of them ${again === 1 ? 'stands' : 'stand'} here again, corrected.`}
      This bundle has ${counted(incidents.length - again, 'new incident')}.
    </p>
    ${left > 0 && notIncluded(context, left)}`
}
