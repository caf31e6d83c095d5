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
  useEffect(() => () => stop.current.abort(), [])
  const start = async (): Promise<void> => {
    setRead('reading')
    try {
      const { words } = await api.bundles.wordsIn({ exhibit }, { signal: stop.current.signal })
      setRead(words === null || words.length === 0 ? 'none' : words)
    } catch (failed) {
      setRead('not-read')
      setError(failed)
    }
  }
  if (error !== null) return <Failure error={error} />
  if (read === 'not-read') return <Button onPress={() => void start()}>{text.readWords}</Button>
  if (typeof read === 'string') return <p role="status">{read === 'reading' ? text.reading : text.noWords}</p>
  return (
    <fieldset className="word-ticks">
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
  )
}
