import { gunzipSync } from 'node:zlib'
import { bytesContent, wholeOf, type Content } from './content.ts'
import { textsOfPng } from './png-texts.ts'
import { lookAtBytes, lookAtText, stopIfCancelled, type LookInside, type Search } from './search.ts'
import { searchPdf } from './search-pdf.ts'
import { searchText } from './search-text.ts'
import { partsOfZip } from './search-zip.ts'

/** A part inside a part inside a file is looked into; one deeper is looked at as bytes. */
const DEEPEST = 3
const MOST_WHOLE_BYTES = 64 * 1024 * 1024
const MOST_PDF_BYTES = 1024 * 1024 * 1024

/** Looks through anything: text in any common encoding, zip and its relatives, gzip, PDF, PNG, and any bytes as they are. */
export async function searchContent(
  content: Content,
  where: string,
  search: Search,
  depth = 0,
): Promise<void> {
  if (search.sought.isEmpty && search.computer === null) return
  const head = await content.head()
  const inside: LookInside = (bytes, part) =>
    depth < DEEPEST
      ? searchContent(bytesContent(bytes), `${where}, ${part}`, search, depth + 1)
      : Promise.resolve()
  const encoding = encodingOf(head)
  if (encoding !== null) return searchText(content, encoding, where, search, inside)
  if (head.subarray(0, 1024).includes('%PDF-') && content.sizeBytes <= MOST_PDF_BYTES) {
    return searchPdf(await wholeOf(content), where, search, inside)
  }
  await searchBytes(content, where, search)
  await searchPacked(content, head.toString('hex', 0, 4), where, search, inside)
}

async function searchPacked(
  content: Content,
  magic: string,
  where: string,
  search: Search,
  inside: LookInside,
): Promise<void> {
  if (magic === '504b0304') {
    for await (const { name, bytes } of partsOfZip(content)) {
      lookAtText(name, where, search)
      await inside(bytes, 'a file inside it')
    }
  }
  if (content.sizeBytes > MOST_WHOLE_BYTES) return
  if (magic === '89504e47')
    for (const text of textsOfPng(await wholeOf(content))) await inside(text, 'its own text')
  if (magic.startsWith('1f8b')) await inside(gunzipped(await wholeOf(content)), 'what is packed in it')
}

async function searchBytes(content: Content, where: string, search: Search): Promise<void> {
  const overlap = Math.max(1, search.sought.longestBytes)
  let tail: Buffer = Buffer.alloc(0)
  for await (const chunk of content.chunks()) {
    stopIfCancelled(search)
    const piece = tail.length === 0 ? chunk : Buffer.concat([tail, chunk])
    lookAtBytes(piece, where, search)
    tail = piece.subarray(-overlap)
  }
}

/** The encoding of a text, by its first bytes or by having none that no text has; null for anything else. */
function encodingOf(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.subarray(0, 5).equals(Buffer.from('%PDF-'))) return null
  if (!head.some(isControl)) return 'utf-8'
  return looksWide(head)
}

const isControl = (byte: number): boolean =>
  byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13

/** UTF-16 without a mark: every other byte of Latin text is zero. */
function looksWide(head: Buffer): string | null {
  const part = head.subarray(0, 2048)
  const zeros = [0, 0]
  for (const [at, byte] of part.entries()) if (byte === 0) zeros[at % 2]! += 1
  const half = part.length / 2
  if (half > 2 && zeros[1]! > half * 0.8 && zeros[0]! < half * 0.05) return 'utf-16le'
  return half > 2 && zeros[0]! > half * 0.8 && zeros[1]! < half * 0.05 ? 'utf-16be' : null
}

function gunzipped(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_WHOLE_BYTES })
  } catch {
    // Not gzip after all, or more than is unpacked here: its bytes were looked at.
    return Buffer.alloc(0)
  }
}
