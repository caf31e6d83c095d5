import { useRef, useState } from 'react'
import { fileText } from '../../../texts/file.ts'
import { kindOf } from '../../incident/kind-of.ts'
import { CannotShow } from './CannotShow.tsx'
import { pictureUrl } from './evidence-url.ts'
import { PageSteps } from './PageSteps.tsx'
import { PictureTools } from './PictureTools.tsx'
import type { ShownProps } from './ShownFile.tsx'
import { usePictureLook } from './use-picture-look.ts'
import { ViewerBar } from './ViewerBar.tsx'

/** A picture: as large as fits, or closer; turned and grey for looking alone. */
export function PictureFile({ exhibit, view, hide }: ShownProps) {
  const stage = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState(0)
  const [isFailed, setFailed] = useState(false)
  const look = usePictureLook(stage)
  if (isFailed) return <CannotShow says={fileText.cannotShowThis} />
  return (
    <div className="viewer-whole" onKeyDown={look.onKeyDown}>
      <div
        className="viewer-stage"
        tabIndex={0}
        role="group"
        aria-label={kindOf(exhibit)}
        aria-description={fileText.toolKeys}
        ref={stage}
      >
        <div className="picture-room" style={look.room}>
          <img
            className={look.isGrey ? 'picture grey' : 'picture'}
            alt={kindOf(exhibit)}
            src={pictureUrl(view, page)}
            style={look.picture}
            draggable={false}
            onLoad={({ currentTarget }) => look.measure(currentTarget)}
            onError={() => setFailed(true)}
          />
        </div>
      </div>
      <ViewerBar hide={hide}>
        <PictureTools look={look} />
        {view.pictures > 1 && <PageSteps page={page} pages={view.pictures} onPage={setPage} />}
      </ViewerBar>
    </div>
  )
}
