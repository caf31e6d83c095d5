import { useEffect, useRef, useState } from 'react'
import { text } from '../../../texts/hand-over.ts'
import { Fold } from '../../../ui/Fold.tsx'
import type { ProofPage } from './open-proof.ts'

/** Pages so far above and below what is seen are drawn already. */
const AHEAD = '800px'

export const pageId = (number: number): string => `proof-page-${number}`

/** The pages below each other, each with its text for whoever cannot see it. */
export function PageImages({ pages }: { readonly pages: readonly ProofPage[] }) {
  return (
    <div className="proof-pages" role="group" aria-label={text.pagesNamed}>
      {pages.map((page) => (
        <PageImage key={page.number} page={page} of={pages.length} />
      ))}
    </div>
  )
}

function PageImage({ page, of }: { readonly page: ProofPage; readonly of: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const isNear = useIsNear(canvas)
  useEffect(() => {
    const place = canvas.current
    if (!isNear || place === null) return
    void page.draw(place, place.clientWidth * window.devicePixelRatio)
  }, [isNear, page])
  const name = text.pageOf(page.number, of)
  return (
    <figure className="proof-page" id={pageId(page.number)} tabIndex={-1}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={name}
        width={Math.round(page.widthPt)}
        height={Math.round(page.heightPt)}
      />
      <figcaption>
        <span className="small">{name}</span>
        <Fold label={text.textOfPage(page.number)}>
          <p className="page-text" dir="auto">
            {page.text.trim() === '' ? text.noText : page.text}
          </p>
        </Fold>
      </figcaption>
    </figure>
  )
}

function useIsNear(place: { readonly current: Element | null }): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (place.current === null) return
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) setNear(true)
      },
      { rootMargin: AHEAD },
    )
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [])
  return isNear
}
