import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { text } from '../../texts/app.ts'
import { keepingText } from '../../texts/keeping.ts'
import type { Place } from '../frame/place.ts'
import { Button } from '../../ui/Button.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { incidentKey } from '../incident/queries.ts'
import { FileLine } from './FileLines.tsx'
import { onBatchEnd } from './apart.ts'
import { ApartLines, useHasApart } from './ApartLines.tsx'
import { isApart, isKeeping, percentOf, type FileLine as Line } from './file-lines.ts'
import { isStillKeeping, onJoined, remove, useFileLines } from './intake.ts'

/** What is still being kept once its sheet is saved or closed, and what was not kept, by name. Its incident says it as well. */
export function KeepingBar({ isLogging }: { readonly isLogging: boolean }) {
  useJoined()
  useBatchEnds()
  const { place } = useFrame()
  const lines = useFileLines().filter(
    (line) => line.state.kind !== 'kept' && !(isLogging && line.draft !== null) && !isApart(line),
  )
  // The list of files says of those without an incident itself how far they are.
  const isApartHere = useHasApart() && place.at !== 'files'
  if (lines.length === 0 && !isApartHere) return null
  return (
    <section className="keeping-bar" aria-label={keepingText.barName}>
      {isApartHere && <ApartLines />}
      {lines.length > MOST_LINES ? (
        <Together lines={lines} />
      ) : (
        lines.map((line) => (
          <FileLine key={line.key} file={line} among={lines} isBrief={isSaidBy(place, line)} />
        ))
      )}
    </section>
  )
}

const MOST_LINES = 3

const stopAll = (keeping: readonly Line[]): void => {
  for (const { key } of keeping) remove(key)
}

/** The incident on screen says of each of its files why it was not kept. */
const isSaidBy = (place: Place, { incident }: Line): boolean =>
  place.at === 'incident' && place.incident === incident

function Together({ lines }: { readonly lines: readonly Line[] }) {
  const { place } = useFrame()
  const keeping = lines.filter(isKeeping)
  const failed = lines.filter(({ state }) => state.kind === 'failed')
  return (
    <>
      {keeping.length > 0 && (
        <div className="file-line">
          <span>{keepingText.barKeeping(keeping.length)}</span>
          <progress aria-label={keepingText.barName} max={100} value={percentOf(keeping[0]!)} />
          <Button kind="plain" onPress={() => stopAll(keeping)}>
            {text.cancel}
          </Button>
        </div>
      )}
      {failed.map((line) => (
        <FileLine key={line.key} file={line} among={lines} isBrief={isSaidBy(place, line)} />
      ))}
    </>
  )
}

/** What joined its incident is seen there at once, and said once all that came are kept. */
function useJoined(): void {
  const { say } = useFrame()
  const queries = useQueryClient()
  useEffect(() => {
    let count = 0
    return onJoined(({ incident }) => {
      void queries.invalidateQueries({ queryKey: ['timeline'] })
      if (incident !== null) void queries.invalidateQueries({ queryKey: incidentKey(incident) })
      count++
      if (isStillKeeping()) return
      say(incident === null ? keepingText.keptAlone(count, 0) : keepingText.joined(count))
      count = 0
    })
  }, [queries, say])
}

/** Said wherever somebody is by then. */
function useBatchEnds(): void {
  const { say } = useFrame()
  useEffect(
    () =>
      onBatchEnd((end) =>
        say(end.kind === 'stopped' ? keepingText.stopped : keepingText.keptAlone(end.count, end.again)),
      ),
    [say],
  )
}
