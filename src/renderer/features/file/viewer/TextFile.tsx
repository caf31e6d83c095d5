import { MOST_SHOWN_TEXT_BYTES } from '../../../../contract/shown-as.ts'
import { fileText } from '../../../texts/file.ts'
import { CannotShow } from './CannotShow.tsx'
import { evidenceUrl } from './evidence-url.ts'
import type { ShownProps } from './ShownFile.tsx'
import { useFetched } from './use-fetched.ts'
import { ViewerBar } from './ViewerBar.tsx'

const readText = (answer: Response): Promise<string> => answer.text()

/** Text, the source of an e-mail, data: as it was written, and never run. */
export function TextFile({ exhibit, view, hide }: ShownProps) {
  const text = useFetched(evidenceUrl(view.token, 'text'), readText)
  if (text.is === 'failed') return <CannotShow says={fileText.cannotShowThis} />
  return (
    <>
      <div className="viewer-stage paper" tabIndex={0} role="group" aria-label={fileText.text}>
        {text.is === 'there' && (
          <pre className="viewer-text" dir="auto">
            {text.value}
          </pre>
        )}
      </div>
      <ViewerBar hide={hide}>
        {exhibit.sizeBytes === 0 && <p className="small">{fileText.emptyText}</p>}
        {exhibit.sizeBytes > MOST_SHOWN_TEXT_BYTES && <p className="small">{fileText.textCut}</p>}
      </ViewerBar>
    </>
  )
}
