import { stampedNote, tokenFile } from './layout.ts'
import type { PackageInput, StampedCheckpoint } from './package-input.ts'

type NamedTime = StampedCheckpoint & { readonly file: string }

/** The time stamps with their names in the package, the one about the fewest lines first. */
export function namedTimes({ times = [] }: Pick<PackageInput, 'times'>): readonly NamedTime[] {
  const ordered = times.toSorted((a, b) => a.size - b.size || Date.parse(a.at) - Date.parse(b.at))
  return ordered.map((time, at) => {
    const which = ordered.slice(0, at + 1).filter(({ size }) => size === time.size).length
    return { ...time, file: tokenFile(time.size, which) }
  })
}

/** Each token, and once the checkpoint that it is for. */
export function* timeFiles(
  times: readonly NamedTime[],
): Iterable<readonly [name: string, content: string | Uint8Array]> {
  const notes = new Map(times.map(({ size, note }) => [stampedNote(size), note]))
  yield* notes
  for (const { file, token } of times) yield [file, token]
}
