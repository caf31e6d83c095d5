/** Bytes `from` to `to` (exclusive). */
export type ByteRange = { readonly from: number; readonly to: number }

const FROM = /^bytes=(\d+)-(\d*)$/
const LAST = /^bytes=-(\d+)$/

/**
 * What a `Range` header asks for of so many bytes. Null is everything: there is no header, or one that HTTP lets a
 * server pass over, such as several ranges.
 */
export function readRangeHeader(
  header: string | null,
  sizeBytes: number,
): ByteRange | 'unsatisfiable' | null {
  const range = askedRange(header?.trim() ?? '', sizeBytes)
  if (range === null) return null
  const to = Math.min(sizeBytes, range.to)
  return range.from >= to ? 'unsatisfiable' : { from: range.from, to }
}

function askedRange(header: string, sizeBytes: number): ByteRange | null {
  const last = LAST.exec(header)?.[1]
  if (last !== undefined) return { from: Math.max(0, sizeBytes - Number(last)), to: sizeBytes }
  const [, from, to = ''] = FROM.exec(header) ?? []
  if (from === undefined) return null
  const range = { from: Number(from), to: to === '' ? Infinity : Number(to) + 1 }
  return range.to <= range.from ? null : range
}
