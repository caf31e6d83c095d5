import { useEffect, useRef, useState } from 'react'
import type { FromSavedPageFrame, SavedPage, ToSavedPageFrame } from '../../../frames/frame-messages.ts'
import { fileText } from '../../../texts/file.ts'
import { CannotShow } from './CannotShow.tsx'
import { evidenceUrl } from './evidence-url.ts'
import type { ShownProps } from './ShownFile.tsx'
import { useFetched } from './use-fetched.ts'
import { ViewerBar } from './ViewerBar.tsx'

const FIRST_HEIGHT_PX = 600
const MOST_HEIGHT_PX = 60_000

const readPage = (answer: Response): Promise<SavedPage> => answer.json() as Promise<SavedPage>

/** A saved page without scripts and network. It never has the focus: the stage round it is what scrolls. */
export function SavedPageFile({ view, hide }: ShownProps) {
  const page = useFetched(evidenceUrl(view.token, 'page'), readPage)
  if (page.is === 'failed') return <CannotShow says={fileText.cannotShowThis} />
  return (
    <>
      <div className="viewer-stage" tabIndex={0} role="group" aria-label={fileText.savedPage}>
        {page.is === 'there' && <PageFrame page={page.value} />}
      </div>
      <ViewerBar hide={hide}>
        <p className="small">{fileText.savedPageHelp}</p>
      </ViewerBar>
    </>
  )
}

function PageFrame({ page }: { readonly page: SavedPage }) {
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
