import { useEffect, useRef } from 'react'
import type { Mosaic as Cells } from '../../contract/exhibits.ts'

/** A picture as a few grey cells: enough to tell one from another. The picture itself is not in the page. */
export function Mosaic({ mosaic }: { readonly mosaic: Cells }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const drawing = canvas.current?.getContext('2d')
    if (!drawing) return
    const greys = [...atob(mosaic.cells)].map((cell) => cell.codePointAt(0) ?? 0)
    const image = drawing.createImageData(mosaic.columns, mosaic.rows)
    for (const [index, grey] of greys.entries()) image.data.set([grey, grey, grey, 255], index * 4)
    drawing.putImageData(image, 0, 0)
  }, [mosaic])
  return (
    <canvas ref={canvas} className="mosaic" width={mosaic.columns} height={mosaic.rows} aria-hidden="true" />
  )
}
