import ExifReader from 'exifreader'
import { parseBuffer } from 'music-metadata'
import type { FoundDetail } from '../ports/file-decoder.ts'
import type { DecoderAnswer, DecoderAsk } from './decoder-messages.ts'
import { detailNamed, TAG_GROUPS } from './detail-names.ts'

/** A file can hold any number of tags, of any length. */
const MOST_DETAILS = 300
const MOST_LETTERS = 500

/** What a picture, a sound or a video says of itself, by the names that the file gives it. */
export async function readMetadata({ bytes, mediaType }: DecoderAsk): Promise<DecoderAnswer> {
  const found = mediaType.startsWith('image/')
    ? detailsOfPicture(bytes)
    : await detailsOfRecording(bytes, mediaType)
  return { kind: 'metadata', found: found.slice(0, MOST_DETAILS) }
}

type Tag = { readonly value?: unknown; readonly description?: unknown }
type Tags = Readonly<Record<string, unknown>>

/** Numbers that say where other things are in the file, and bytes that nobody reads. */
const OF_THE_FILE =
  /(Offset|Pointer|ByteCounts?|Strip|Tile(Offsets|ByteCounts)|Thumbnail|Padding|undefined-|JPEGInterchange|^_|Chunk$)/

function detailsOfPicture(bytes: Uint8Array): readonly FoundDetail[] {
  const tags = tagsOf(bytes)
  const { Latitude, Longitude } = (tags['gps'] ?? {}) as { Latitude?: unknown; Longitude?: unknown }
  const place =
    typeof Latitude === 'number' && typeof Longitude === 'number'
      ? [
          {
            kind: 'place',
            name: 'Latitude, longitude',
            says: `${degrees(Latitude)}, ${degrees(Longitude)}`,
          } as const,
        ]
      : []
  const thumbnail = (tags['Thumbnail'] as { image?: { byteLength?: number } } | undefined)?.image
  const small =
    thumbnail === undefined
      ? []
      : [
          {
            kind: 'thumbnail',
            name: 'Thumbnail',
            says: `${thumbnail.byteLength ?? 0} bytes`,
          } as const,
        ]
  const said = TAG_GROUPS.filter((group) => group !== 'gps').flatMap((group) => [
    ...detailsIn((tags[group] ?? {}) as Tags),
  ])
  return [...place, ...small, ...said]
}

/** With a real minus, to about a metre. */
const degrees = (value: number): string => value.toFixed(5).replace('-', '\u2212')

function* detailsIn(group: Tags): Generator<FoundDetail> {
  for (const [name, tag] of Object.entries(group)) {
    if (OF_THE_FILE.test(name)) continue
    const says = saidBy(tag as Tag)
    if (says !== '') yield { kind: detailNamed(name) ?? 'other', name, says }
  }
}

function saidBy(tag: Tag | null | undefined): string {
  const said =
    typeof tag?.description === 'string' || typeof tag?.description === 'number' ? tag.description : ''
  return cleaned(String(said))
}

/** One line, without what a terminal or a page could take for anything else. */
const cleaned = (text: string): string =>
  [...text.toWellFormed().replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')].slice(0, MOST_LETTERS).join('').trim()

function tagsOf(bytes: Uint8Array): Tags {
  try {
    return ExifReader.load(Buffer.from(bytes), { expanded: true }) as unknown as Tags
  } catch {
    // No metadata that can be read, in a file that may be broken: it says nothing.
    return {}
  }
}

async function detailsOfRecording(bytes: Uint8Array, mediaType: string): Promise<readonly FoundDetail[]> {
  const { native, common, format } = await parseBuffer(
    bytes,
    { mimeType: mediaType, size: bytes.length },
    { duration: false, skipCovers: false },
  )
  const tags = Object.values(native).flat()
  const said = tags.flatMap(({ id, value }): FoundDetail[] => {
    const says = typeof value === 'string' || typeof value === 'number' ? cleaned(String(value)) : ''
    return says === '' ? [] : [{ kind: kindOf(id), name: id, says }]
  })
  const covers = (common.picture ?? []).map(({ data }): FoundDetail => {
    return { kind: 'thumbnail', name: 'Picture', says: `${data.length} bytes` }
  })
  const made = format.creationTime
  const time: FoundDetail[] =
    made === undefined || Number.isNaN(made.getTime())
      ? []
      : [{ kind: 'other', name: 'Created', says: made.toISOString() }]
  return [...said, ...covers, ...time]
}

/** Names in MP4, QuickTime, ID3 and Vorbis comments. The names of bundles/leaks/movie-details and sound-details. */
const RECORDING_NAMES: readonly (readonly [FoundDetail['kind'], RegExp])[] = [
  ['place', /(\u00a9xyz|loci|location|GPS)/i],
  ['device', /(\u00a9mak|\u00a9mod|make$|model$|manufacturer|^device|ENCODED_BY_DEVICE)/i],
  [
    'person',
    /(\u00a9ART|\u00a9aut|\u00a9wrt|aART|artist|author|performer|composer|^TPE[1-4]|TCOM|TOPE|TOWN|apID|ownr)/i,
  ],
]

const kindOf = (name: string): FoundDetail['kind'] =>
  RECORDING_NAMES.find(([, names]) => names.test(name))?.[0] ?? detailNamed(name) ?? 'other'
