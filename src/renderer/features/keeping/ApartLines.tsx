import { text } from '../../texts/app.ts'
import { keepingText } from '../../texts/keeping.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { forgetBatch, stopBatch, useBatches, type Batch } from './apart.ts'
import { isApart, type FileLine as Line } from './file-lines.ts'
import { FileLine } from './FileLines.tsx'
import { useFileLines } from './intake.ts'

/** Whether files with no incident are on their way, or some could not be kept. */
export function useHasApart(): boolean {
  const lines = useApartLines()
  return useBatches().length + lines.length > 0
}

const useApartLines = (): readonly Line[] => useFileLines().filter(isApart)

/** Files with no incident on their way in, and by name those that were not kept. */
export function ApartLines() {
  const batches = useBatches()
  const lines = useApartLines()
  return (
    <>
      {batches.map((batch) => (
        <BatchLine key={batch.key} batch={batch} />
      ))}
      {lines.map((line) => (
        <FileLine key={line.key} file={line} among={lines} />
      ))}
    </>
  )
}

function BatchLine({ batch: { key, all, done, error } }: { readonly batch: Batch }) {
  if (error !== null)
    return (
      <div className="file-line-failed">
        <Failure error={error} />
        <div className="beside">
          <Button kind="plain" onPress={() => forgetBatch(key)}>
            {keepingText.folderClose}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="file-line">
      <progress aria-label={keepingText.barName} value={done} max={all} />
      <span className="tabular">{keepingText.batch(done, all)}</span>
      <Button onPress={() => stopBatch(key)}>{text.cancel}</Button>
    </div>
  )
}
