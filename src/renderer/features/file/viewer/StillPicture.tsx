import { useEffect, useRef } from 'react'
import { fittingScale } from './picture-look.ts'

export type PictureProps = {
  readonly alt: string
  readonly src: string
  readonly onDrawn: () => void
  readonly onBroken: () => void
}

/** Sharp enough for wherever it stands, and small beside what a telephone takes. */
const LARGEST_PX = { width: 1600, height: 1600 }

/** The first picture of one that may be made to move. */
export function StillPicture({ alt, src, onDrawn, onBroken }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const image = new Image()
    const leaving = new AbortController()
    const { signal } = leaving
    const onLoad = (): void => {
      draw(image, canvas.current)
      onDrawn()
    }
    image.addEventListener('load', onLoad, { signal })
    image.addEventListener('error', onBroken, { signal })
    image.src = src
    return () => {
      leaving.abort()
      image.removeAttribute('src')
    }
  }, [src])
  return <canvas ref={canvas} className="picture-alone" role="img" aria-label={alt} />
}

function draw(image: HTMLImageElement, canvas: HTMLCanvasElement | null): void {
  if (canvas === null) return
  const size = { width: image.naturalWidth, height: image.naturalHeight }
  const scale = fittingScale(size, LARGEST_PX)
  canvas.width = Math.max(1, Math.round(size.width * scale))
  canvas.height = Math.max(1, Math.round(size.height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
}
