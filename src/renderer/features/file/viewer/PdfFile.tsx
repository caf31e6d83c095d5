import { useState } from 'react'
import { fileText } from '../../../texts/file.ts'
import { CannotShow } from './CannotShow.tsx'
import { evidenceUrl } from './evidence-url.ts'
import type { ShownProps } from './ShownFile.tsx'
import { usePdfFrame, type PdfState } from './use-pdf-frame.ts'
import { ViewerBar } from './ViewerBar.tsx'

/** A PDF in a frame of its own, foreign to the page, that is handed the bytes it asks for. */
export function PdfFile({ exhibit, view, hide }: ShownProps) {
  const [state, setState] = useState<PdfState>({ is: 'opening' })
  const frame = usePdfFrame(evidenceUrl(view.token, 'original'), exhibit.sizeBytes, setState)
  if (state.is === 'failed')
    return <CannotShow says={state.isLocked ? fileText.pdfLocked : fileText.cannotShowThis} />
  const name = state.is === 'shown' ? fileText.pdfPages(state.pages) : fileText.opening
  return (
    <>
      <iframe
        className="viewer-frame"
        title={name}
        src="app://pdf/"
        sandbox="allow-scripts allow-same-origin"
        ref={frame}
      />
      <ViewerBar hide={hide}>
        <p className="small">
          {name}. {fileText.pdfHelp}
        </p>
      </ViewerBar>
    </>
  )
}
