import { useEffect, useRef, useState } from 'react'
import type { FromSavedPageFrame, SavedPage, ToSavedPageFrame } from '../../../frames/frame-messages.ts'
import { fileText } from '../../../texts/file.ts'

const FIRST_HEIGHT_PX = 600
const MOST_HEIGHT_PX = 60_000

/** HTML that somebody else wrote, in a frame foreign to the page, as high as it is long. */
export function PageFrame({ page }: { readonly page: SavedPage }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [heightPx, setHeightPx] = useState(FIRST_HEIGHT_PX)
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<FromSavedPageFrame>): void => {
      if (source === null || source !== frame.current?.contentWindow) return
      // No other page is ever in this frame: the policy of the page names the one that may be.
      const open: ToSavedPageFrame = { kind: 'open', page }
      if (data.kind === 'ready') frame.current.contentWindow.postMessage(open, '*')
      else if (Number.isFinite(data.heightPx)) setHeightPx(Math.min(MOST_HEIGHT_PX, data.heightPx))
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [page])
  return (
    <iframe
      className="saved-page"
      title={fileText.savedPage}
      src="app://saved-page/"
      sandbox="allow-scripts allow-same-origin"
      tabIndex={-1}
      style={{ height: heightPx }}
      ref={frame}
    />
  )
}
