import type { Block } from './document.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { count, labelSpan } from './words.ts'
import { html } from './html.ts'

/** `2 of 3, pages 351 to 700`, on the first page of each volume; nothing where the bundle is one PDF. */
export function volumeRow({ pages, volumes }: TemplateContext): Html | null {
  if (!volumes) return null
  const { here, parts } = volumes
  const { first, last } = endsOf(parts[here - 1]!, pages)
  return html`<div>
    <dt>Volume</dt>
    <dd>${here} of ${parts.length}, pages ${first} to ${last}</dd>
  </div>`
}

/** Every volume with its pages and what is in it, the one that is printed without a link: it is this file. */
export function volumesTable({ pages, volumes }: TemplateContext, title: string): Html | null {
  if (!volumes) return null
  const rows = volumes.parts.map((part, index) => {
    const { first, last } = endsOf(part, pages)
    const isHere = index + 1 === volumes.here
    return html`<tr>
      <td>${index + 1}${isHere && html` <span class="small">(this file)</span>`}</td>
      <td>${holds(part)}</td>
      <td class="num">${first}–${last}</td>
    </tr>`
  })
  return html`<div class="short">
    <h2>${title}</h2>
    <table>
      <colgroup>
        <col style="width:30mm" />
        <col />
        <col style="width:30mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Volume</th>
          <th scope="col">What is in it</th>
          <th scope="col" class="num">Pages</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}

function endsOf(
  part: readonly Block[],
  pages: TemplateContext['pages'],
): { readonly first: string; readonly last: string } {
  return { first: pages.firstPage(part[0]!.id), last: pages.lastPage(part.at(-1)!.id) }
}

/** `Incidents 4 to 9; Exhibits AB1 to AB3`. */
function holds(part: readonly Block[]): string {
  const sections = [
    ...new Set(part.filter(({ id }) => !id.startsWith('volume-')).map(({ section }) => section)),
  ]
  return sections
    .map((section) => {
      const inside = part.filter((block) => block.section === section && block.level === 'part')
      if (inside.length === 0) return section
      const labels = inside.flatMap(({ exhibitLabel }) => (exhibitLabel === null ? [] : [exhibitLabel]))
      if (labels.length > 0) return `${labels.length === 1 ? 'Exhibit' : 'Exhibits'} ${labelSpan(labels)}`
      const numbers = inside.map(({ id }) => count(Number(id.replace('incident-', ''))))
      return `${numbers.length === 1 ? 'Incident' : 'Incidents'} ${labelSpan(numbers)}`
    })
    .join('; ')
}
