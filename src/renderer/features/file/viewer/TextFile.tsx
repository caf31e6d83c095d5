import { MOST_SHOWN_TEXT_BYTES } from '../../../../contract/shown-as.ts'
import { fileText } from '../../../texts/file.ts'
import { evidenceUrl } from './evidence-url.ts'
import type { ShownProps } from './ShownFile.tsx'
import { SourceText } from './SourceText.tsx'
import { ViewerBar } from './ViewerBar.tsx'

/** Text, data, subtitles: as it was written, and never run. */
export function TextFile({ exhibit, view, hide }: ShownProps) {
  return (
    <>
      <div className="viewer-stage paper" tabIndex={0} role="group" aria-label={fileText.text}>
        <SourceText url={evidenceUrl(view.token, 'text')} />
      </div>
      <ViewerBar hide={hide}>
        {exhibit.sizeBytes === 0 && <p className="small">{fileText.emptyText}</p>}
        {exhibit.sizeBytes > MOST_SHOWN_TEXT_BYTES && <p className="small">{fileText.textCut}</p>}
      </ViewerBar>
    </>
  )
}
