const AROUND = 60

/** A few words around the first place where a word of the query stands, or empty when it is spelt otherwise there. */
export function excerptOf(text: string, query: string): string {
  const lower = text.toLowerCase()
  const places = query
    .toLowerCase()
    .split(/[\s"]+/)
    .filter((word) => word !== '')
    .map((word) => lower.indexOf(word))
    .filter((place) => place >= 0)
  if (places.length === 0) return ''
  const at = Math.min(...places)
  const from = Math.max(0, at - AROUND)
  const to = Math.min(text.length, at + AROUND * 2)
  const cut = text.slice(from, to).replace(/\s+/g, ' ').toWellFormed().replaceAll('\ufffd', '')
  return `${from > 0 ? '…' : ''}${cut.trim()}${to < text.length ? '…' : ''}`
}
