import ExifReader from 'exifreader'
import type { OwnDetail } from '../../../contract/own-details.ts'
import { detailNamed, TAG_GROUPS } from '../../workers/detail-names.ts'

type Tags = Readonly<Record<string, unknown>>

/** What a picture says of itself. */
export function detailsOfPicture(bytes: Buffer): ReadonlySet<OwnDetail> {
  const tags = tagsOf(bytes)
  const found = new Set<OwnDetail>()
  for (const group of TAG_GROUPS)
    for (const detail of detailsIn((tags[group] ?? {}) as Tags)) found.add(detail)
  if (tags['Thumbnail'] !== undefined || hasSecondPicture(tags)) found.add('thumbnail')
  return found
}

function* detailsIn(group: Tags): Iterable<OwnDetail> {
  for (const [name, tag] of Object.entries(group)) {
    const detail = saysSomething(tag) ? detailNamed(name) : null
    if (detail !== null) yield detail
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
