import { encode } from 'uqr'
import type { Html } from './html.ts'
import { html, trustedMarkup } from './html.ts'

/** A QR code (ISO/IEC 18004) of a text, as lines that stay sharp at any size. `title` says what is in it. */
export function qrCode(text: string, sizeMm: number, title: string): Html {
  const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: 4 })
  const path = data.map((row, y) => runsOf(row, y)).join('')
  const shape = trustedMarkup(`<path d="${path}" fill="#000"/>`)
  return html`<svg
    class="qr"
    role="img"
    aria-label="${title}"
    width="${sizeMm}mm"
    height="${sizeMm}mm"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    ${shape}
  </svg>`
}

/** One rectangle for each run of dark squares in a row. */
function runsOf(row: readonly boolean[], y: number): string {
  const runs: string[] = []
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue
    const start = x
    while (row[x + 1] === true) x += 1
    runs.push(`M${start} ${y}h${x - start + 1}v1h${start - x - 1}z`)
  }
  return runs.join('')
}
