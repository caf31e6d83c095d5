import { useState, type RefObject } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { fileText } from '../../../texts/file.ts'

const SPEEDS = [0.5, 0.75, 1, 1.5] as const

/** How fast a recording plays. */
export function SpeedChoice({ media }: { readonly media: RefObject<HTMLMediaElement | null> }) {
  const [speed, setSpeed] = useState(1)
  const choose = (chosen: string): void => {
    setSpeed(Number(chosen))
    if (media.current !== null) media.current.playbackRate = Number(chosen)
  }
  return (
    <RadioGroup className="viewer-tools" value={String(speed)} onChange={choose} orientation="horizontal">
      <Label className="small">{fileText.speed}</Label>
      {SPEEDS.map((times) => (
        <Radio key={times} value={String(times)} className="chip radio-chip">
          {fileText.speedOf(times)}
        </Radio>
      ))}
    </RadioGroup>
  )
}
