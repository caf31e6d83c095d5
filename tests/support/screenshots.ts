import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePng } from './pictures.ts'

/** A picture of light lines on dark, another one for each number, last changed so many minutes after nine. */
export function screenshotIn(folder: string, number: number): string {
  const path = join(folder, `Screenshot ${number}.png`)
  const png = makePng(90, 160, { type: 2, filter: 4 }, (x, y) =>
    (y + number * 7) % 40 < 12 && x < 20 + number * 9 ? [230, 230, 230] : [40, 60, 90],
  )
  writeFileSync(path, png)
  const changed = new Date(`2026-03-11T21:${String(10 + number).padStart(2, '0')}:00Z`)
  utimesSync(path, changed, changed)
  return path
}

/** A picture that only a browser knows how to read. */
export function gifIn(folder: string): string {
  const path = join(folder, 'Sticker.gif')
  writeFileSync(path, Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'))
  utimesSync(path, new Date('2026-01-05T09:00:00Z'), new Date('2026-01-05T09:00:00Z'))
  return path
}
