import type { BundleContent } from '../content.ts'
import type { BundleExhibit } from '../bundle-exhibit.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import { OWN_LIMIT } from '../profile.ts'
import { isHeld, withoutBytes } from './exhibit-weight.ts'
import type { Paper } from './papers.ts'
import { stopIfCancelled, type PdfDeps } from './pdf-deps.ts'
import { readExhibit } from './read-exhibit.ts'
import { MOST_MS_IN_ALL, recognisePictures } from './recognise-pictures.ts'

/** Files of more than this altogether are read again for their volume, instead of held. */
const MOST_HELD_BYTES = OWN_LIMIT.most
const BATCH_BYTES = 100_000_000

/** Every exhibit as it is shown. `isWhole`: they still have their bytes, and `readAgain` is not needed. */
export async function readExhibits(
  content: BundleContent,
  paper: Paper,
  deps: PdfDeps,
): Promise<{ readonly views: readonly ExhibitView[]; readonly isWhole: boolean }> {
  const isWhole = bytesOf(content.exhibits) <= MOST_HELD_BYTES
  const batches = isWhole ? [content.exhibits] : inBatches(content.exhibits)
  const endMs = performance.now() + MOST_MS_IN_ALL
  const views: ExhibitView[] = []
  for (const batch of batches) {
    const read: ExhibitView[] = []
    for (const exhibit of batch) {
      stopIfCancelled(deps)
      read.push(await readExhibit(exhibit, paper, deps))
      deps.progress?.(views.length + read.length, content.exhibits.length, 'exhibits')
    }
    const { recogniser } = deps
    const seen = recogniser ? await recognisePictures(read, { ...deps, recogniser, endMs }) : read
    views.push(...(isWhole ? seen : seen.map(withoutBytes)))
  }
  return { views, isWhole }
}

const bytesOf = (exhibits: readonly BundleExhibit[]): number =>
  exhibits.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)

function inBatches(exhibits: readonly BundleExhibit[]): readonly (readonly BundleExhibit[])[] {
  const batches: BundleExhibit[][] = [[]]
  for (const exhibit of exhibits) {
    if (bytesOf(batches.at(-1)!) > BATCH_BYTES) batches.push([])
    batches.at(-1)!.push(exhibit)
  }
  return batches
}

/** Exhibits that were let go of their bytes, with them. */
export async function readAgain(
  views: readonly ExhibitView[],
  paper: Paper,
  deps: PdfDeps,
): Promise<readonly ExhibitView[]> {
  const read: ExhibitView[] = []
  for (const view of views) {
    stopIfCancelled(deps)
    if (isHeld(view)) {
      read.push(view)
      continue
    }
    const { showing } = await readExhibit(view.exhibit, paper, deps)
    read.push({ ...view, showing })
  }
  return read
}
