import type { Block } from './document.ts'
import type { Html } from './html.ts'
import type { TemplateContext, Volumes } from './context.ts'
import { blank, quoteRow } from './cover.ts'
import { row } from './row.ts'
import { copyWords, whereTheOtherIs } from './copy-words.ts'
import { exhibitTitle } from './index-page.ts'
import { exhibitBlock, isForCourt, pageSpan } from './context.ts'
import { courtName } from './heading.ts'
import { html } from './html.ts'
import { theirNumber } from '../their-number.ts'
import { volumeRow, volumesTable } from './volumes-table.ts'

const openingBlock = (number: number): string => `volume-${number}`

/** The volumes that begin at the blocks given. An opening page has the section, and so the number, of what follows it. */
export function volumesOf(blocks: readonly Block[], starts: readonly number[]): Omit<Volumes, 'here'> {
  const parts = starts.map((start, index) => {
    const own = blocks.slice(start, starts[index + 1])
    return index === 0 ? own : [openingOf(index + 1, own[0]!), ...own]
  })
  const numberOf = new Map(parts.flatMap((part, index) => part.map(({ id }) => [id, index + 1] as const)))
  return { parts, numberOf }
}

const openingOf = (number: number, next: Block): Block => ({
  id: openingBlock(number),
  letter: next.letter,
  sectionTitle: null,
  section: `Volume ${number}`,
  bookmark: `Volume ${number}`,
  level: 'section',
  startsSection: true,
  exhibitLabel: null,
  insertedPages: 0,
  print: (context) => volumePage(context, number),
})

/** The first page of a volume behind the first: which it is, what is in it, and where the rest is. */
function volumePage(context: TemplateContext, volume: number): Html {
  const { content, say, volumes } = context
  const own = volumes?.parts[volume - 1]?.slice(1) ?? []
  const name = content.filing?.bundleName
  const number = theirNumber(content)
  return html`<section class="page first" id="${openingBlock(volume)}">
    <div class="cover-head">
      <div>
        <h1>EVIDENCE BUNDLE${name !== undefined && html` ${say.line(name)}`}</h1>
        <p class="for">Volume ${volume} of ${volumes?.parts.length ?? volume}</p>
      </div>
      ${copyWords(context)}
    </div>
    <dl class="rows">
      ${isForCourt(context) ? row('Court', courtName(context)) : row('For', say.line(content.recipient))}
      ${row(content.profile.referenceWord, number === null ? blank() : say.line(number))}
      ${volumeRow(context)} ${own.some(({ id }) => id.startsWith('incident-')) && quoteRow(context)}
    </dl>
    <h2>In this volume</h2>
    <table>
      <colgroup>
        <col />
        <col style="width:26mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col" class="num">Pages</th>
        </tr>
      </thead>
      <tbody>
        ${own.map((block) => documentRow(context, block))}
      </tbody>
    </table>
    ${volumesTable(context, 'The volumes')}
    <p class="small">The index of the whole bundle is in volume 1.</p>
    ${whereTheOtherIs(context)}
  </section>`
}

function documentRow(context: TemplateContext, block: Block): Html {
  const view = context.exhibits.find((_, at) => exhibitBlock(at) === block.id)
  return html`<tr>
    <td>
      <a href="#${block.id}">${context.say.line(block.bookmark)}</a
      >${view && html`, ${exhibitTitle(context, view)}`}
    </td>
    <td class="num">${pageSpan(context, block.id)}</td>
  </tr>`
}
