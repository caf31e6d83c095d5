/** How loud a recording is in so many equal parts, each between 0 and 1 of its loudest. */
export function loudnessOf(channels: readonly Float32Array[], parts: number): readonly number[] {
  const [first] = channels
  if (first === undefined || first.length === 0) return []
  const each = first.length / parts
  const peaks = Array.from({ length: parts }, (_, part) =>
    Math.max(
      ...channels.map((samples) => peakOf(samples, Math.floor(part * each), Math.floor((part + 1) * each))),
    ),
  )
  const loudest = Math.max(...peaks)
  return loudest < SILENT ? peaks.map(() => 0) : peaks.map((peak) => peak / loudest)
}

const SILENT = 0.001
const LOUD = 0.7
const MOST_NAMED = 4

function peakOf(samples: Float32Array, from: number, to: number): number {
  let peak = 0
  for (let at = from; at < to; at++) peak = Math.max(peak, Math.abs(samples[at]!))
  return peak
}

/** Seconds; `to` is where it ends. */
export type LoudPart = { readonly from: number; readonly to: number }

/** The loudest stretches, in the order of time; none where it is about as loud throughout. */
export function loudParts(loudness: readonly number[], lengthS: number): readonly LoudPart[] {
  const each = lengthS / loudness.length
  const runs: { from: number; to: number; sum: number }[] = []
  for (const [index, value] of loudness.entries()) {
    if (value < LOUD) continue
    const last = runs.at(-1)
    if (last !== undefined && index * each - last.to <= Math.max(each, 1)) {
      last.to = (index + 1) * each
      last.sum += value
    } else runs.push({ from: index * each, to: (index + 1) * each, sum: value })
  }
  const covered = runs.reduce((sum, { from, to }) => sum + to - from, 0)
  if (covered > lengthS * 0.8) return []
  const named = runs.toSorted((a, b) => b.sum - a.sum).slice(0, MOST_NAMED)
  return named.toSorted((a, b) => a.from - b.from).map(({ from, to }) => ({ from, to }))
}

/** `2:14`, `1:02:14`. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours === 0 ? `${minutes}:${two(rest)}` : `${hours}:${two(minutes)}:${two(rest)}`
}

const two = (value: number): string => String(value).padStart(2, '0')
