import { wholeOf, type Content } from './content.ts'
import { detailsOfMovie } from './movie-details.ts'
import { detailsOfOffice } from './office-details.ts'
import { detailsOfPdf } from './pdf-details.ts'
import { detailsOfPicture } from './picture-details.ts'
import { detailsOfSound } from './sound-details.ts'
import type { OwnDetail } from '../../../contract/own-details.ts'
import { OWN_DETAILS } from '../../../contract/own-details.ts'

/** A picture or PDF larger than this is read to here. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * What a file says of itself beside what it shows: where it was taken, on which device, whose it is, a small picture of
 * it. Kinds only, never values. E-mail says it openly and is not asked. In: its bytes and its sniffed media type. A file
 * that cannot be read says nothing.
 */
export async function ownDetailsOf(content: Content, mediaType: string): Promise<readonly OwnDetail[]> {
  const found = await detailsOf(content, mediaType.toLowerCase())
  return OWN_DETAILS.filter((detail) => found.has(detail))
}

async function detailsOf(content: Content, mediaType: string): Promise<ReadonlySet<OwnDetail>> {
  if (mediaType.startsWith('image/')) return detailsOfPicture(await upTo(content, MOST_BYTES))
  if (mediaType === 'application/pdf') return detailsOfPdf(await upTo(content, MOST_BYTES))
  if (/^(video|audio)\/(mp4|quicktime|x-m4[av]|3gpp2?|aac|m4a)$/.test(mediaType))
    return detailsOfMovie(content)
  if (/^(audio|video)\//.test(mediaType)) return detailsOfSound(await content.head())
  const head = await content.head()
  return head.toString('latin1', 0, 4) === 'PK\u0003\u0004' ? detailsOfOffice(content) : new Set()
}

async function upTo(content: Content, mostBytes: number): Promise<Buffer> {
  if (content.sizeBytes <= mostBytes) return wholeOf(content)
  const parts: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of content.chunks()) {
    parts.push(chunk)
    sizeBytes += chunk.length
    if (sizeBytes >= mostBytes) break
  }
  return Buffer.concat(parts)
}
