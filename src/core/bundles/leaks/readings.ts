/**
 * A text and what it is read as: escapes of JSON, entities and tags of HTML, and the quoted-printable of e-mail can
 * each break a word that whoever opens the file reads whole.
 */
export function readings(text: string): readonly string[] {
  const all = [text]
  if (text.includes('\\')) all.push(withoutEscapes(text))
  if (text.includes('<') || text.includes('&')) all.push(withoutMarkup(text))
  if (/=(?:[0-9A-F]{2}|\r?\n)/i.test(text)) all.push(withoutQuoting(text))
  return all
}

const withoutEscapes = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrtbf]/g, ' ')
    .replace(/\\(["'\\/])/g, '$1')

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}
const LONGEST_TAG = 2000

const withoutMarkup = (text: string): string =>
  text
    .replace(new RegExp(`<[^<>]{0,${LONGEST_TAG}}>`, 'g'), '')
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      },
    )

/** RFC 2045 section 6.7, read as UTF-8. */
function withoutQuoting(text: string): string {
  const joined = text.replace(/=[ \t]*\r?\n/g, '')
  return joined.replace(/(?:=[0-9A-F]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'),
  )
}

/** Long runs of base64, as files stand in an e-mail or a page. RFC 2045 section 6.8. */
export function* encodedParts(text: string): Iterable<Buffer> {
  for (const [run] of text.matchAll(/(?:[A-Za-z0-9+/]{40,}\r?\n)*[A-Za-z0-9+/]{20,}={0,2}/g)) {
    yield Buffer.from(run, 'base64')
  }
}
