import type { PDFRef } from 'pdf-lib'
import type { Bookmark } from './outline.ts'
import type { PlacedBlock } from './pagination.ts'
import { printable } from './bookmark-text.ts'

/** A section, its parts where it has more than one, and the incidents and exhibits in them. */
export function bookmarksOf(
  blocks: readonly PlacedBlock[],
  stamped: readonly string[],
  pages: ReadonlyMap<string, PDFRef>,
): readonly Bookmark[] {
  const make = (block: PlacedBlock, title: string, children: readonly Bookmark[]): Bookmark => ({
    title: `${printable(title)} (page ${stamped[block.firstPage]})`,
    page: pages.get(block.id)!,
    children,
  })
  const partsOf = (of: readonly PlacedBlock[]): readonly Bookmark[] =>
    of
      // The first of its section in this volume stands for it, where the section began in an earlier one.
      .filter(
        (block, index) =>
          block.level === 'section' || of.findIndex(({ section }) => section === block.section) === index,
      )
      .map((head) => {
        const inside = of.filter((block) => block.level === 'part' && block.section === head.section)
        return make(
          head,
          head.section,
          inside.map((part) => make(part, part.bookmark, [])),
        )
      })
  const opening = blocks.filter(({ id }) => id.startsWith('volume-'))
  const rest = blocks.slice(opening.length)
  const letters = [...new Set(rest.map(({ letter }) => letter))]
  const sections = letters.flatMap((letter) => {
    const of = rest.filter((block) => block.letter === letter)
    const title = of[0]!.sectionTitle
    return title === null ? partsOf(of) : [make(of[0]!, title, partsOf(of))]
  })
  return [...opening.map((block) => make(block, block.bookmark, [])), ...sections]
}
