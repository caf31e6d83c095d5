import type { OwnDetail } from '../../contract/own-details.ts'

/** Names of tags in EXIF, XMP, IPTC, PNG texts, ID3 and Vorbis comments, and what each of them tells of somebody. */
const NAMES: readonly (readonly [OwnDetail, RegExp])[] = [
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

/** The groups of exifreader's expanded answer that hold what a picture says of itself. */
export const TAG_GROUPS = [
  'exif',
  'xmp',
  'iptc',
  'png',
  'pngText',
  'pngTextChunk',
  'photoshop',
  'gps',
] as const

export function detailNamed(name: string): OwnDetail | null {
  return NAMES.find(([, names]) => names.test(name))?.[0] ?? null
}
