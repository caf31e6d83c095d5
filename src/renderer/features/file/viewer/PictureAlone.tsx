import { useEffect, useState, type ReactNode } from 'react'
import type { ExhibitId } from '../../../../contract/ids.ts'
import { fileText } from '../../../texts/file.ts'
import { CannotShow } from './CannotShow.tsx'
import { pictureUrl } from './evidence-url.ts'
import { FailedFile } from './FailedFile.tsx'
import { StillPicture, type PictureProps } from './StillPicture.tsx'
import { useView } from './use-view.ts'

type Props = {
  readonly exhibit: ExhibitId
  readonly alt: string
  /** Until the file is open. */
  readonly meanwhile: ReactNode
  /** It is drawn, or cannot be. */
  readonly onSettled?: () => void
}

/** A picture as large as its place and nothing else, opened for as long as it is here. */
export function PictureAlone({ exhibit, alt, meanwhile, onSettled }: Props) {
  const { view, error } = useView(exhibit)
  const [drawn, setDrawn] = useState<'yes' | 'no' | null>(null)
  const isSettled = drawn !== null || error !== null
  useEffect(() => {
    if (isSettled) onSettled?.()
  }, [isSettled])
  if (error !== null) return <FailedFile error={error} />
  if (drawn === 'no') return <CannotShow says={fileText.cannotShowThis} />
  if (view === null) return meanwhile
  const Picture = mayMove() ? MovingPicture : StillPicture
  return (
    <Picture
      alt={alt}
      src={pictureUrl(view)}
      onDrawn={() => setDrawn('yes')}
      onBroken={() => setDrawn('no')}
    />
  )
}

/** One that is made to move does so. */
function MovingPicture({ alt, src, onDrawn, onBroken }: PictureProps) {
  return (
    <img
      className="picture-alone"
      alt={alt}
      src={src}
      draggable={false}
      onLoad={onDrawn}
      onError={onBroken}
    />
  )
}

/** Several stand beside each other, and nobody started one of them by itself. */
const mayMove = (): boolean => !window.matchMedia('(prefers-reduced-motion: reduce)').matches
