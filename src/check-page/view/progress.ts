import { printable } from '../../core/packages/load.ts'
import type { ReadingProgress } from '../../core/packages/watched.ts'
import { byId } from './dom.ts'
import { sizeInWords } from './words.ts'

const EVERY_MS = 100
let shownAtMs = 0

/** Shows how far the reading is; not more often than an eye can follow. */
export function showProgress({ name, doneBytes, totalBytes }: ReadingProgress): void {
  const nowMs = performance.now()
  if (doneBytes > 0 && nowMs - shownAtMs < EVERY_MS) return
  shownAtMs = nowMs
  const bar = byId('bar') as HTMLProgressElement
  bar.max = Math.max(1, totalBytes)
  bar.value = doneBytes
  byId('reading').textContent =
    totalBytes === 0
      ? 'Reading …'
      : `${sizeInWords(doneBytes)} of ${sizeInWords(totalBytes)}: ${printable(name)}`
  byId('progress').hidden = false
}
