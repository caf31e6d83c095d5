import { useRef, useState } from 'react'
import { fileText } from '../../../texts/file.ts'
import { CannotShow } from './CannotShow.tsx'
import { evidenceUrl } from './evidence-url.ts'
import type { ShownProps } from './ShownFile.tsx'
import { SpeedChoice } from './SpeedChoice.tsx'
import { ViewerBar } from './ViewerBar.tsx'
import { WaveformPicture } from './WaveformPicture.tsx'

const FIRST_VOLUME = 0.5
/** A longer recording is heard; how loud it is is not drawn. */
const MOST_DRAWN_BYTES = 64 * 1024 * 1024

/** A recording: heard when somebody starts it, at half volume first. */
export function SoundFile({ exhibit, view, hide }: ShownProps) {
  const sound = useRef<HTMLAudioElement>(null)
  const [isFailed, setFailed] = useState(false)
  const [playedS, setPlayedS] = useState(0)
  const url = evidenceUrl(view.token, 'original')
  if (isFailed) return <CannotShow says={fileText.cannotShowThis} />
  return (
    <>
      <div className="viewer-stage sound">
        {exhibit.sizeBytes <= MOST_DRAWN_BYTES && <WaveformPicture url={url} playedS={playedS} />}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what somebody sent has none */}
        <audio
          aria-label={fileText.sound}
          src={url}
          controls
          controlsList="nodownload noremoteplayback noplaybackrate"
          preload="metadata"
          ref={sound}
          onLoadStart={({ currentTarget }) => void (currentTarget.volume = FIRST_VOLUME)}
          onTimeUpdate={({ currentTarget }) => setPlayedS(currentTarget.currentTime)}
          onError={() => setFailed(true)}
        />
      </div>
      <ViewerBar hide={hide}>
        <SpeedChoice media={sound} />
        <p className="small">{fileText.soundStarts}</p>
      </ViewerBar>
    </>
  )
}
