import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Three of each script that we pack fonts for. */
export const GLYPHS = [...'AgßΩλжЩعقشאלשकषज你医院のあカ한국어'].concat('😡', '🔪', '👩‍⚕️')
export const COLUMNS = 6
/** On paper. */
export const CELL_MM = 24
const DPI = 50
const CELL_PX = Math.round((CELL_MM / 25.4) * DPI)

export type Cell = { readonly ink: number; readonly pixels: string }

/** What is seen in each cell of a PDF's first page, by poppler's own drawing. */
export function drawnCells(pdfBytes: Uint8Array, folder: string): readonly Cell[] {
  writeFileSync(join(folder, 'grid.pdf'), pdfBytes)
  execFileSync('pdftoppm', ['-gray', '-r', String(DPI), '-singlefile', 'grid.pdf', 'grid'], { cwd: folder })
  const pgm = readFileSync(join(folder, 'grid.pgm'))
  const [, width = 0, height = 0] = (/^P5\s(\d+) (\d+)\s255\s/.exec(pgm.toString('latin1', 0, 40)) ?? []).map(
    Number,
  )
  const pixels = pgm.subarray(pgm.length - width * height)
  return GLYPHS.map((_, index) => {
    const left = (index % COLUMNS) * CELL_PX
    const top = Math.floor(index / COLUMNS) * CELL_PX
    const rows = Array.from({ length: CELL_PX }, (__, y) => {
      const start = (top + y) * width + left
      return pixels.subarray(start, start + CELL_PX)
    })
    return { ink: rows.flatMap((row) => [...row]).filter((grey) => grey < 128).length, pixels: shapeOf(rows) }
  })
}

/** A cell's shape wherever in the cell it lies, so that equal boxes are seen to be equal. */
function shapeOf(rows: readonly Uint8Array[]): string {
  const dark = rows.map((row) => [...row].map((grey) => (grey < 128 ? '#' : '.')).join(''))
  const used = dark.filter((row) => row.includes('#'))
  const left = Math.min(...used.map((row) => row.indexOf('#')))
  const right = Math.max(...used.map((row) => row.lastIndexOf('#')))
  return used.map((row) => row.slice(left, right + 1)).join('\n')
}

/** How many cells look like another one. */
export const twins = (cells: readonly Cell[]): number =>
  cells.length - new Set(cells.map(({ pixels }) => pixels)).size
