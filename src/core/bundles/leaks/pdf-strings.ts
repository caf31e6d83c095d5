// ISO 32000-1 sections 7.3.4, 7.3.5 and 7.9.2: how text is written in the objects of a PDF.

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const NAME = /^[^\s<>[\](){}/%]*/
const HEX = /<([0-9A-Fa-f\s]*)>/y
const LONGEST_NAME = 200

/** Every string and name in the objects that `bytes` hold, decoded, one to a line. Takes one pass, whatever is in them. */
export function textOfObjects(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  const lines: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '(') {
      const end = literalEnd(text, at)
      lines.push(decode(literal(text.slice(at + 1, end))))
      at = end
    } else if (sign === '<' && text[at + 1] === '<') {
      at += 1
    } else if (sign === '<') {
      HEX.lastIndex = at
      const [whole = '<', hex = ''] = HEX.exec(text) ?? []
      lines.push(decode(fromHex(hex)))
      at += whole.length - 1
    } else if (sign === '/') {
      const name = NAME.exec(text.slice(at + 1, at + LONGEST_NAME))![0]
      // Only a name that spells something out: the others are the words of the format.
      if (name.includes('#')) lines.push(unescapeName(name))
      at += name.length
    }
  }
  return lines.join('\n')
}

/** The bracket that closes the string which opens at `from`, or the end of the text. */
function literalEnd(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '(') depth += 1
    else if (sign === ')') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return text.length
}

function literal(body: string): Buffer {
  const text = body.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escape: string) => {
    if (/^[0-7]/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8) & 0xff)
    return /^[\r\n]/.test(escape) ? '' : (ESCAPES[escape] ?? escape)
  })
  return Buffer.from(text, 'latin1')
}

const fromHex = (hex: string): Buffer => Buffer.from(hex.replace(/\s+/g, ''), 'hex')

const unescapeName = (name: string): string =>
  Buffer.from(
    name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** UTF-16 or UTF-8 where its first bytes say so; else PDFDocEncoding, which is Latin-1 where letters are concerned. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3)
  return bytes.toString('latin1')
}
