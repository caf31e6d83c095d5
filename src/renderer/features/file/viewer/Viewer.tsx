import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Exhibit } from '../../../../contract/exhibits.ts'
import { shownAs, type ShownAs } from '../../../../contract/shown-as.ts'
import { fileText } from '../../../texts/file.ts'
import type { Revealed } from '../../../ui/use-revealed.ts'
import { CannotShow } from './CannotShow.tsx'
import { FailedFile } from './FailedFile.tsx'
import { HiddenFile } from './HiddenFile.tsx'
import { ShownFile } from './ShownFile.tsx'
import { useView } from './use-view.ts'

type Props = {
  readonly exhibit: Exhibit
  readonly revealed: Revealed
  /** Space is held: it is shown until it is let go. */
  readonly isPeeking: boolean
}

/** The file itself. Nothing of it is asked for before somebody reveals it. */
export function Viewer({ exhibit, revealed, isPeeking }: Props) {
  const kind = shownAs(exhibit.mediaType)
  const place = useRef<HTMLElement>(null)
  const { isShown } = revealed
  const said = useFollowed(isShown, place)
  if (kind === null) return <CannotShow says={fileText.cannotShow} />
  return (
    <section className="viewer" aria-label={fileText.theFile} ref={place} tabIndex={-1}>
      {isShown || isPeeking ? (
        <OpenFile exhibit={exhibit} kind={kind} onHide={isShown ? revealed.hide : null} />
      ) : (
        <HiddenFile exhibit={exhibit} onReveal={revealed.show} />
      )}
      <p role="status" className="only-heard">
        {said}
      </p>
    </section>
  )
}

/** The focus goes to what was revealed, and back to where it can be revealed again. What happened is said. */
function useFollowed(isShown: boolean, place: RefObject<HTMLElement | null>): string {
  const [said, setSaid] = useState('')
  const wasShown = useRef(isShown)
  useEffect(() => {
    if (wasShown.current === isShown) return
    wasShown.current = isShown
    setSaid(isShown ? fileText.shown : fileText.hiddenAgain)
    const to = isShown ? place.current : place.current?.querySelector('button')
    to?.focus()
  }, [isShown, place])
  return said
}

type OpenProps = {
  readonly exhibit: Exhibit
  readonly kind: ShownAs
  readonly onHide: (() => void) | null
}

function OpenFile({ exhibit, kind, onHide }: OpenProps) {
  const { view, error } = useView(exhibit.id)
  if (error !== null) return <FailedFile error={error} />
  if (view === null) return <p className="viewer-none">{fileText.opening}</p>
  return <ShownFile key={view.token} exhibit={exhibit} kind={kind} view={view} onHide={onHide} />
}
