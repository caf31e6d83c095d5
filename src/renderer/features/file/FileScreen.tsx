import type { Exhibit } from '../../../contract/exhibits.ts'
import { text } from '../../texts/app.ts'
import { fileText } from '../../texts/file.ts'
import { Failure } from '../../ui/Failure.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { useRevealed } from '../../ui/use-revealed.ts'
import type { PlaceAt } from '../frame/place.ts'
import { useFrame } from '../frame/use-frame.ts'
import { FileFacts } from './facts/FileFacts.tsx'
import { FileSteps } from './FileSteps.tsx'
import { nameOf, useExhibit } from './queries.ts'
import { usePeek } from './viewer/use-peek.ts'
import { Viewer } from './viewer/Viewer.tsx'

/** One file: what it shows, once that is asked for, and what is known of it. */
export function FileScreen({ place }: { readonly place: PlaceAt<'file'> }) {
  const { back } = useFrame()
  const found = useExhibit(place.exhibit)
  if (found.error !== null) return <FailedScreen error={found.error} onBack={back} />
  if (found.data === undefined) return <main className="screen" />
  return <FoundFile place={place} exhibit={found.data} />
}

type FoundProps = { readonly place: PlaceAt<'file'>; readonly exhibit: Exhibit }

function FoundFile({ place, exhibit }: FoundProps) {
  const { back } = useFrame()
  const revealed = useRevealed()
  const { isPeeking, onKeyDown } = usePeek()
  return (
    <main
      className="screen"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) back()
        else if (!revealed.isShown) onKeyDown(event)
      }}
    >
      <ScreenHead
        title={nameOf(exhibit) ?? fileText.noName(exhibit.number)}
        back={{ name: text.back, onPress: back }}
      >
        <FileSteps place={place} />
      </ScreenHead>
      <div className="file-page">
        <div className="file-parts">
          <Viewer exhibit={exhibit} revealed={revealed} isPeeking={isPeeking} />
          <FileFacts exhibit={exhibit} />
        </div>
      </div>
    </main>
  )
}

function FailedScreen({ error, onBack }: { readonly error: unknown; readonly onBack: () => void }) {
  return (
    <main className="screen">
      <ScreenHead title={fileText.file} back={{ name: text.back, onPress: onBack }} />
      <Failure error={error} />
    </main>
  )
}
