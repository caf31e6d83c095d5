import { fileText } from '../../../texts/file.ts'
import { clockOf, loudParts } from './loudness.ts'
import { useWaveform, type Waveform } from './use-waveform.ts'

const HEIGHT = 100
const LEAST_BAR = 2

/** How loud a recording is over its length, drawn and in words. Nothing where it cannot be read: it may still play. */
export function WaveformPicture({ url, playedS }: { readonly url: string; readonly playedS: number }) {
  const waveform = useWaveform(url)
  if (waveform.is === 'failed') return null
  if (waveform.is === 'coming') return <p className="small waveform-room">{fileText.waveformReading}</p>
  const says = inWords(waveform.value)
  return (
    <figure className="waveform">
      <Bars waveform={waveform.value} playedS={playedS} says={says} />
      <figcaption className="small">{says}</figcaption>
    </figure>
  )
}

type BarsProps = { readonly waveform: Waveform; readonly playedS: number; readonly says: string }

function Bars({ waveform: { loudness, lengthS }, playedS, says }: BarsProps) {
  const played = (playedS / lengthS) * loudness.length
  return (
    <svg
      viewBox={`0 0 ${loudness.length * 4} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={says}
    >
      {loudness.map((value, index) => {
        const height = Math.max(LEAST_BAR, value * HEIGHT)
        const kind = index < played ? 'bar played' : 'bar'
        // oxlint-disable-next-line react/no-array-index-key -- a part of the time is its place
        return (
          <rect
            key={index}
            className={kind}
            x={index * 4}
            y={(HEIGHT - height) / 2}
            width={3}
            height={height}
          />
        )
      })}
    </svg>
  )
}

function inWords({ loudness, lengthS }: Waveform): string {
  if (loudness.every((value) => value === 0)) return fileText.waveform(clockOf(lengthS), fileText.silent)
  const parts = loudParts(loudness, lengthS)
  const said = parts.map(({ from, to }) => fileText.fromTo(clockOf(from), clockOf(to)))
  return fileText.waveform(clockOf(lengthS), fileText.loudParts(said))
}
