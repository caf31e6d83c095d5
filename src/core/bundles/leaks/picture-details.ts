import ExifReader from 'exifreader'
import type { OwnDetail } from '../../../contract/own-details.ts'

/** Names of tags in EXIF, XMP, IPTC and PNG texts. */
const TAGS: readonly (readonly [OwnDetail, RegExp])[] = [
  [
    'place',
    /^(GPS(Dest)?(Latitude|Longitude)|GPSAreaInformation|GPSPosition|City|Sub-?location|Location|Province\/State|State|Country.*)$/i,
  ],
  [
    'device',
    /^((Lens|Device|Camera)?(Make|Model)|.*Serial ?Number|UniqueCameraModel|HostComputer|MakerNote|CameraLabel)$/i,
  ],
  [
    'person',
    /^(Artist|(Camera)?Owner(Name)?|XPAuthor|Author|Creator|By-?line|Writer\/Editor|Credit|Copyright|Copyright Notice|rights|Contact|CreatorContactInfo|Photographer|PersonInImage)$/i,
  ],
]
const GROUPS = ['exif', 'xmp', 'iptc', 'png', 'pngText', 'pngTextChunk', 'photoshop', 'gps'] as const

type Tags = Readonly<Record<string, unknown>>

/** What a picture says of itself. */
export function detailsOfPicture(bytes: Buffer): ReadonlySet<OwnDetail> {
  const tags = tagsOf(bytes)
  const found = new Set<OwnDetail>()
  for (const group of GROUPS) for (const detail of detailsIn((tags[group] ?? {}) as Tags)) found.add(detail)
  if (tags['Thumbnail'] !== undefined || hasSecondPicture(tags)) found.add('thumbnail')
  return found
}

function* detailsIn(group: Tags): Iterable<OwnDetail> {
  for (const [name, tag] of Object.entries(group)) {
    if (!saysSomething(tag)) continue
    for (const [detail, names] of TAGS) if (names.test(name)) yield detail
  }
}

function saysSomething(tag: unknown): boolean {
  if (typeof tag === 'number') return true
  const { value, description } = (tag ?? {}) as { value?: unknown; description?: unknown }
  const text = typeof description === 'string' ? description : ''
  const list = Array.isArray(value) ? value : []
  return /[^\s\0]/.test(text) || (text === '' && list.some((one) => one !== 0 && one !== ''))
}

/** Multi-picture format: the first is the picture, the others are previews and the like. */
const hasSecondPicture = (tags: Tags): boolean =>
  Array.isArray((tags['mpf'] as Tags | undefined)?.['Images']) &&
  ((tags['mpf'] as Tags)['Images'] as readonly unknown[]).length > 1

function tagsOf(bytes: Buffer): Tags {
  try {
    return ExifReader.load(bytes, { expanded: true }) as unknown as Tags
  } catch {
    // No metadata that can be read, in a file that may be broken: it says nothing.
    return {}
  }
}
