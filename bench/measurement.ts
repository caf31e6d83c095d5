/** What the bench hands to every measurement. */
export type Bench = {
  /** A folder for files that are gone when the bench ends. */
  readonly folder: string
  readonly rounds: number
  readonly say: (line: string) => void
}

/** One line of the table: our figure, beside a peer's where there is one, and what issue 2 section 5 allows. */
export type Row = {
  readonly what: string
  readonly ours: number
  readonly unit: 'ms' | 'MB'
  /** What it is compared with; null for a figure that stands alone. `value` is null where the peer is missing. */
  readonly peer: { readonly name: string; readonly value: number | null } | null
  readonly most?: number
  readonly mostRatio?: number
  /** How much more than the peer it may take, in the unit of the row. */
  readonly mostAbove?: number
}

export type Measurement = (bench: Bench) => Promise<readonly Row[]>

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The value below or at which that share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function ratioOf({ ours, peer }: Row): number | null {
  return peer === null || peer.value === null ? null : ours / peer.value
}

/** Whether a row is within its limits; null when it has none that could be looked at. */
export function isWithin(row: Row): boolean | null {
  const ratio = ratioOf(row)
  const answers: boolean[] = []
  if (row.most !== undefined) answers.push(row.ours <= row.most)
  if (row.mostRatio !== undefined && ratio !== null) answers.push(ratio <= row.mostRatio)
  if (row.mostAbove !== undefined && row.peer !== null && row.peer.value !== null)
    answers.push(row.ours - row.peer.value <= row.mostAbove)
  return answers.length === 0 ? null : answers.every(Boolean)
}

export async function timeMs(work: () => unknown): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

/** What a long piece of work said it was doing, for how long, and the most memory it had meanwhile. */
export type Step = { readonly what: string; readonly ms: number; readonly peakMb: number | null }

export const stepWords = (steps: readonly Step[]): string =>
  steps.map(({ what, ms, peakMb }) => `${what} ${ms} ms ${Math.round(peakMb ?? 0)} MB`).join(', ')
