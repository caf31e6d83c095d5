import type { OwnDetail } from '../../../contract/own-details.ts'
import type { Content } from './content.ts'

// ISO/IEC 14496-12 section 4.2 and QuickTime: boxes one after another. What a movie says of itself stands in `moov`,
// `meta` and `udta`; its sound and pictures stand in `mdat`, which is passed over.

const SPEAKING = new Set(['moov', 'meta', 'udta', 'uuid'])
const MOST_BYTES = 32 * 1024 * 1024

const MARKS: readonly (readonly [OwnDetail, readonly string[]])[] = [
  ['place', ['\u00a9xyz', 'loci', 'quicktime.location', 'GPSLatitude']],
  [
    'device',
    [
      '\u00a9mak',
      '\u00a9mod',
      'quicktime.make',
      'quicktime.model',
      'android.manufacturer',
      'android.model',
      'manu',
      'modl',
    ],
  ],
  [
    'person',
    ['\u00a9ART', '\u00a9aut', '\u00a9wrt', 'aART', 'quicktime.author', 'quicktime.artist', 'apID', 'ownr'],
  ],
  ['thumbnail', ['covr', 'thmb']],
]

/** What a movie or a sound in the same container says of itself. Reads it once, and keeps only the boxes that speak. */
export async function detailsOfMovie(content: Content): Promise<ReadonlySet<OwnDetail>> {
  const found = new Set<OwnDetail>()
  for await (const box of speakingBoxes(content)) {
    const text = box.toString('latin1')
    for (const [detail, marks] of MARKS) if (marks.some((mark) => text.includes(mark))) found.add(detail)
  }
  return found
}

async function* speakingBoxes(content: Content): AsyncIterable<Buffer> {
  let waiting: Buffer = Buffer.alloc(0)
  let skipBytes = 0
  for await (const chunk of content.chunks()) {
    const skipped = Math.min(skipBytes, chunk.length)
    skipBytes -= skipped
    waiting = Buffer.concat([waiting, chunk.subarray(skipped)])
    for (let box = boxAt(waiting); box && skipBytes === 0; box = boxAt(waiting)) {
      const isKept = SPEAKING.has(box.name) && box.sizeBytes <= MOST_BYTES
      if (isKept && waiting.length < box.sizeBytes && waiting.length < content.sizeBytes) break
      if (isKept) yield waiting.subarray(0, box.sizeBytes)
      skipBytes = Math.max(0, box.sizeBytes - waiting.length)
      waiting = waiting.subarray(Math.min(box.sizeBytes, waiting.length))
    }
  }
}

function boxAt(bytes: Buffer): { readonly name: string; readonly sizeBytes: number } | null {
  if (bytes.length < 16) return null
  const stated = bytes.readUInt32BE(0)
  const name = bytes.toString('latin1', 4, 8)
  if (stated === 0) return { name, sizeBytes: Number.MAX_SAFE_INTEGER }
  const sizeBytes = stated === 1 ? Number(bytes.readBigUInt64BE(8)) : stated
  return { name, sizeBytes: Math.max(8, sizeBytes) }
}
