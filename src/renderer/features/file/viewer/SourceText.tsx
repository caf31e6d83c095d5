import { fileText } from '../../../texts/file.ts'
import { CannotShow } from './CannotShow.tsx'
import { useFetched } from './use-fetched.ts'

const readText = (answer: Response): Promise<string> => answer.text()

/** Letters as they were written, in whatever direction. */
export function SourceText({ url }: { readonly url: string }) {
  const text = useFetched(url, readText)
  if (text.is === 'failed') return <CannotShow says={fileText.cannotShowThis} />
  if (text.is === 'coming') return null
  return (
    <pre className="viewer-text" dir="auto">
      {text.value}
    </pre>
  )
}
