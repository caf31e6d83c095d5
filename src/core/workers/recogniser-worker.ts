import { parentPort, workerData } from 'node:worker_threads'
import getCore from 'tesseract.js/src/worker-script/node/getCore.js'
import type { TesseractApi, TesseractModule } from 'tesseract.js/src/worker-script/node/getCore.js'
import type { PictureToRead, RecognisedWord } from '../ports/text-recogniser.ts'
import type { FromRecogniser, RecogniserWorkerData, ToRecogniser } from './recogniser-messages.ts'
import { looksWritten, samplesOf, wordsOf, type Block } from './recognised-blocks.ts'

// Recognises text in one picture after another. Of tesseract.js it takes the core and the choice of its build: the
// rest of that package fetches and caches, and this thread shall have neither a network nor a file.

const LSTM_ONLY = 1
const WHOLE_PAGE = '3'
const ONE_LINE = '7'
const silent = (): undefined => undefined

const { languageData, language } = workerData as RecogniserWorkerData
const core = await getCore(LSTM_ONLY, undefined, { progress: silent })
const tesseract: TesseractModule = await core({ print: silent, printErr: silent, TesseractProgress: silent })
tesseract.FS.writeFile(`${language}.traineddata`, languageData)
const api = new tesseract.TessBaseAPI()
if (api.Init(null, language, LSTM_ONLY) !== 0) throw new Error('the language data cannot be used')

parentPort!.on('message', (picture: ToRecogniser) => {
  parentPort!.postMessage({ words: recognise(api, picture) } satisfies FromRecogniser)
})

function recognise(
  engine: TesseractApi,
  { bytes, orientation, isThorough }: PictureToRead,
): readonly RecognisedWord[] | null {
  tesseract.FS.writeFile('/input', bytes)
  engine.SetVariable('tessedit_pageseg_mode', WHOLE_PAGE)
  if (engine.SetImageFile(orientation, 0) !== 0) return null
  if (!isThorough && !hasWriting(engine)) return []
  engine.SetVariable('tessedit_pageseg_mode', WHOLE_PAGE)
  engine.SetImageFile(orientation, 0)
  engine.Recognize(null)
  return wordsOf(blocksOf(engine))
}

/**
 * Whether a few of what look like lines hold a word. Foliage and cloth look like hundreds of lines, and reading all
 * of them takes a minute.
 */
function hasWriting(engine: TesseractApi): boolean {
  engine.AnalyseLayout()
  const samples = samplesOf(blocksOf(engine))
  if (samples === 'all') return true
  engine.SetVariable('tessedit_pageseg_mode', ONE_LINE)
  return samples.some(({ x, y, width, height }) => {
    engine.SetRectangle(x, y, width, height)
    engine.Recognize(null)
    return looksWritten(wordsOf(blocksOf(engine)))
  })
}

function blocksOf(engine: TesseractApi): readonly Block[] {
  return (JSON.parse(engine.GetJSONText()) as { readonly blocks?: readonly Block[] }).blocks ?? []
}
