import { resolve } from 'node:path'
import type { TextRecogniser } from '../../src/core/ports/text-recogniser.ts'
import { openTextRecogniser } from '../../src/core/workers/text-recogniser.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export const RECOGNISER = {
  workerUrl: new URL('../../src/core/workers/recogniser-worker.ts', import.meta.url),
  languageFile: resolve(ROOT, 'node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'),
  threads: 2,
} as const

export const testRecogniser = (): TextRecogniser => openTextRecogniser(RECOGNISER)
