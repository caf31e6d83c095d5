import { useEffect, useRef, useState } from 'react'
import type { WordInPicture } from '../../../contract/bundles.ts'
import type { ExhibitId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/redact.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { around, type Size } from './boxes.ts'
import type { Boxes } from './use-boxes.ts'

type Props = { readonly exhibit: ExhibitId; readonly boxes: Boxes; readonly size: Size }
type Read = 'not-read' | 'reading' | 'none' | readonly WordInPicture[]

/** The words that a machine reads in the picture: a tick covers one. They are content, so they come when asked for. */
export function WordTicks({ exhibit, boxes, size }: Props) {
  const [read, setRead] = useState<Read>('not-read')
  const [error, setError] = useState<unknown>(null)
  const stop = useRef(new AbortController())
  // Holds the focus of the button that goes, until the words are there.
  const place = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLFieldSetElement>(null)
  const isThere = typeof read !== 'string'
  useEffect(() => () => stop.current.abort(), [])
  useEffect(() => {
    if (document.activeElement === place.current) words.current?.focus()
  }, [isThere])
  const start = async (): Promise<void> => {
    setError(null)
    setRead('reading')
    place.current?.focus()
    try {
      const found = (await api.bundles.wordsIn({ exhibit }, { signal: stop.current.signal })).words
      setRead(found === null || found.length === 0 ? 'none' : found)
    } catch (failed) {
      setRead('not-read')
      setError(failed)
    }
  }
  return (
    <div className="word-place" ref={place} tabIndex={-1}>
      {error !== null && <Failure error={error} />}
      {read === 'not-read' && <Button onPress={() => void start()}>{text.readWords}</Button>}
      {(read === 'reading' || read === 'none') && (
        <p role="status">{read === 'reading' ? text.reading : text.noWords}</p>
      )}
      {isThere && (
        <fieldset className="word-ticks" ref={words} tabIndex={-1}>
          <legend>{text.words}</legend>
          <p className="small">{text.unsure}</p>
          {read.map((word, index) => {
            const area = around(word, size)
            return (
              <Tick
                key={index}
                label={word.text}
                isOn={boxes.has(area)}
                onChange={(isOn) => (isOn ? boxes.add(area) : boxes.removeAt(area))}
              />
            )
          })}
        </fieldset>
      )}
    </div>
  )
}
