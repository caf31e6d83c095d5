import { useRef, useState } from 'react'
import { fileText } from '../../../texts/file.ts'
import { CannotShow } from './CannotShow.tsx'
import { evidenceUrl } from './evidence-url.ts'
import type { ShownProps } from './ShownFile.tsx'
import { SpeedChoice } from './SpeedChoice.tsx'
import { ViewerBar } from './ViewerBar.tsx'

// Never over the whole screen: the way out would be under it.
/** Starts when somebody starts it, without sound. Where it is sought to is fetched, and not all before it. */
export function VideoFile({ view, hide }: ShownProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [isFailed, setFailed] = useState(false)
  if (isFailed) return <CannotShow says={fileText.cannotShowThis} />
  return (
    <>
      <div className="viewer-stage dark">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what somebody sent has none */}
        <video
          className="viewer-video"
          aria-label={fileText.video}
          src={evidenceUrl(view.token, 'original')}
          controls
          controlsList="nodownload nofullscreen noremoteplayback noplaybackrate"
          disablePictureInPicture
          muted
          ref={video}
          preload="metadata"
          onError={() => setFailed(true)}
        />
      </div>
      <ViewerBar hide={hide}>
        <SpeedChoice media={video} />
        <p className="small">{fileText.videoStarts}</p>
      </ViewerBar>
    </>
  )
}
