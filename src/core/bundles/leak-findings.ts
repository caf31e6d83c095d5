import type { LeakFinding } from '../../contract/bundles.ts'
import type { Inspection } from './leaks/inspect.ts'
import type { Leak } from './leaks/leak.ts'
import type { PreparedBundlePdf } from './pdf/make-pdf.ts'
import type { Prepared } from './prepare.ts'
import { exhibitBlock, incidentBlock } from './templates/context.ts'

type Whose = Pick<LeakFinding, 'incident' | 'exhibit'>
type Place = Whose & { readonly page: number | null }
type Pages = Pick<PreparedBundlePdf, 'starts' | 'volumes'>
type Gathered = Whose & {
  readonly kind: LeakFinding['kind']
  readonly where: string
  readonly pages: Set<number>
  readonly which: Set<number>
  isInFile: boolean
}

/**
 * What a package is refused for, as it can be shown: of which incident or file, on which pages, and which of the
 * withheld words it is. Both copies of the bundle have the same pages: what stands in both is said once.
 */
export function findingsOf(
  leaks: readonly Leak[],
  prepared: Prepared,
  inspection: Pick<Inspection, 'pdfs' | 'dataFiles'>,
  pdf: Pages,
): readonly LeakFinding[] {
  const { texts, reasons } = prepared.withheld
  const found = new Map<string, Gathered>()
  for (const { kind, where, which, ...leak } of leaks) {
    const { page, ...whose } = placeOf(leak, prepared, inspection, pdf)
    const key = JSON.stringify([kind, whose.exhibit ?? whose.incident ?? page ?? where])
    const one = found.get(key) ?? {
      kind,
      where,
      ...whose,
      pages: new Set(),
      which: new Set(),
      isInFile: false,
    }
    if (page === null) one.isInFile ||= whose.exhibit !== null
    else one.pages.add(page)
    for (const text of which) one.which.add(text)
    found.set(key, one)
  }
  return [...found.values()].map(({ pages, which, ...one }) => ({
    ...one,
    pages: [...pages].toSorted((a, b) => a - b),
    words: [...which].map((text) => ({ words: texts[text]!, withheld: reasons[text]! })),
  }))
}

function placeOf(
  { file, page }: Pick<Leak, 'file' | 'page'>,
  prepared: Prepared,
  { pdfs, dataFiles }: Pick<Inspection, 'pdfs' | 'dataFiles'>,
  { starts, volumes }: Pages,
): Place {
  const at = dataFiles.findIndex(({ name }) => name === file)
  if (at >= 0) return { page: null, incident: null, exhibit: prepared.labelled[at]!.exhibit.id }
  // The volumes of one copy come after those of the other.
  const volume = pdfs.findIndex(({ name }) => name === file) % volumes.length
  if (page === null || volume < 0) return { page: null, incident: null, exhibit: null }
  const before = volumes.slice(0, volume).reduce((sum, one) => sum + one.pages, 0)
  return { page: before + page, ...whosePage(before + page, prepared, starts) }
}

function whosePage(page: number, { chosen, labelled, numbers }: Prepared, starts: Pages['starts']): Whose {
  const block = [...starts].findLast(([, first]) => first <= page)?.[0]
  const incident = chosen.incidents.find(({ row }) => incidentBlock(numbers.get(row.id)!) === block)
  const exhibit = labelled.find((_, index) => exhibitBlock(index) === block)
  return { incident: incident?.row.id ?? null, exhibit: exhibit?.exhibit.id ?? null }
}
