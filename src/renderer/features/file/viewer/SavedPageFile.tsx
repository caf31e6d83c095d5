import type { SavedPage } from '../../../frames/frame-messages.ts'
import { fileText } from '../../../texts/file.ts'
import { CannotShow } from './CannotShow.tsx'
import { evidenceUrl } from './evidence-url.ts'
import { PageFrame } from './PageFrame.tsx'
import type { ShownProps } from './ShownFile.tsx'
import { useFetched } from './use-fetched.ts'
import { ViewerBar } from './ViewerBar.tsx'

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
