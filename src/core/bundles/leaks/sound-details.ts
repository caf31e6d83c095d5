import type { OwnDetail } from '../../../contract/own-details.ts'

/** ID3v2 frames and Vorbis comments. What stands in the first 64 KiB is what players show. */
const MARKS: readonly (readonly [OwnDetail, RegExp])[] = [
  ['place', /\b(LOCATION|GEO_LOCATION)=\S/i],
  [
    'person',
    /(TPE[1-4]|TCOM|TOPE|TOWN|TEXT|TENC)\0|\b(ARTIST|PERFORMER|AUTHOR|COMPOSER|CONTACT)=\S|IART|IENG/,
  ],
  ['device', /\b(ENCODED_BY_DEVICE|DEVICE|MAKE|MODEL)=\S/],
  ['thumbnail', /APIC\0|METADATA_BLOCK_PICTURE=/],
]

/** What a sound says of itself, by its first bytes. */
export function detailsOfSound(head: Buffer): ReadonlySet<OwnDetail> {
  const text = head.toString('latin1')
  return new Set(MARKS.flatMap(([detail, mark]) => (mark.test(text) ? [detail] : [])))
}
