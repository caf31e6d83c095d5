import { useFrame, type FrameParts } from '../frame/use-frame.ts'
import type { Look } from './FilesView.tsx'
import { ALL_FILES, type FilesFilter } from './queries.ts'
import type { ExhibitId } from '../../../contract/ids.ts'

/** How the list was left: Back returns to the same filters, file and scroll place. */
export type Left = {
  readonly filter: FilesFilter
  readonly look: Look
  readonly exhibit: ExhibitId | null
  readonly offsetPx: number
}
const START: Left = { filter: ALL_FILES, look: 'grid', exhibit: null, offsetPx: 0 }

export const filesWhenLeft = (kept: FrameParts['kept']) => kept('files', START)

/** Goes to the files from any screen, narrowed to this and nothing else. */
export function useShowFiles(): (some: Partial<FilesFilter>) => void {
  const { kept, go } = useFrame()
  return (some) => {
    const left = filesWhenLeft(kept)
    left.current = { ...left.current, filter: { ...ALL_FILES, ...some }, exhibit: null, offsetPx: 0 }
    go({ at: 'files' })
  }
}
