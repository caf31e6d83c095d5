import { VisuallyHidden } from 'react-aria-components'
import { keepingText } from '../../texts/keeping.ts'
import { ApartLines, useHasApart } from '../keeping/ApartLines.tsx'
import { useBatches } from '../keeping/apart.ts'
import { FolderOffers } from '../keeping/FolderOffers.tsx'
import { NothingArrived } from '../keeping/NothingArrived.tsx'
import type { Taking } from './use-taking.ts'

/** What is on its way into the list, what a folder brings, and what was not kept. */
export function TakingLines({ taking }: { readonly taking: Taking }) {
  const { folders, hasNothingCome, keep } = taking
  const hasLines = useHasApart() || folders.offered.length > 0 || hasNothingCome
  return (
    <>
      <BeginningSaid />
      {hasLines && (
        <div className="keeping-line">
          <ApartLines />
          <FolderOffers folders={folders} onKeep={keep} onKeepApart={keep} />
          {hasNothingCome && <NothingArrived />}
        </div>
      )}
    </>
  )
}

/** A screen reader hears when it begins, and the end as everybody does. */
function BeginningSaid() {
  const files = useBatches().reduce((sum, { all }) => sum + all, 0)
  return (
    <VisuallyHidden>
      <span aria-live="polite">{files > 0 && keepingText.saidKeeping(files)}</span>
    </VisuallyHidden>
  )
}
