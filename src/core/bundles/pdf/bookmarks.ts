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
      .filter((block) => block.level === 'section' || block.startsSection)
      .map((head) => {
        const inside = of.filter((block) => block.level === 'part' && block.section === head.section)
        return make(
          head,
          head.section,
          inside.map((part) => make(part, part.bookmark, [])),
        )
      })
  const letters = [...new Set(blocks.map(({ letter }) => letter))]
  return letters.flatMap((letter) => {
    const of = blocks.filter((block) => block.letter === letter)
    const title = of[0]!.sectionTitle
    return title === null ? partsOf(of) : [make(of[0]!, title, partsOf(of))]
  })
}
