export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly says: string }

/** Beyond this many comparisons the whole wording is said to be removed and added. */
const MOST_COMPARISONS = 1_000_000

/** What became of one wording in the next, word by word. */
export function wordChanges(before: string, after: string): readonly Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  if (old.length * now.length > MOST_COMPARISONS)
    return joined([
      { kind: 'removed', says: before },
      { kind: 'added', says: after },
    ])
  return joined(walk(old, now, lengthsOf(old, now)))
}

/** Words and the spaces between them, so that the pieces together are the whole text. */
const wordsOf = (text: string): readonly string[] => text.match(/\S+|\s+/gu) ?? []

/** `lengths[i][j]`: the longest run of words, in order, common to `old` from i and `now` from j. */
function lengthsOf(old: readonly string[], now: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: old.length + 1 }, () => Array<number>(now.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i]![j] =
        old[i] === now[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  return lengths
}

function walk(
  old: readonly string[],
  now: readonly string[],
  lengths: readonly (readonly number[])[],
): readonly Piece[] {
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ kind: 'same', says: old[i]! })
      i++
      j++
    } else if (i < old.length && (j === now.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!))
      pieces.push({ kind: 'removed', says: old[i++]! })
    else pieces.push({ kind: 'added', says: now[j++]! })
  }
  return pieces
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const runs: Piece[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last?.kind === piece.kind) runs[runs.length - 1] = { ...last, says: last.says + piece.says }
    else if (piece.says !== '') runs.push(piece)
  }
  return runs
}
