import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { Tag } from '../../contract/tags.ts'
import { SavedView, ViewContent } from '../../contract/views.ts'
import { utf8 } from '../crypto/bytes.ts'
import { parsedContent } from '../drafts/rules.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

export const encodeViews = (views: readonly SavedView[]): Uint8Array => utf8(JSON.stringify(views))

/** What `encodeViews` wrote. Throws DamagedEntry for bytes of another shape. */
export function decodeViews(bytes: Uint8Array): readonly SavedView[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(decoder.decode(bytes))
  } catch (cause) {
    throw new AppError('DamagedEntry', 'the saved views are not text', { cause })
  }
  const read = z.safeParse(z.array(SavedView), parsed)
  if (!read.success) throw new AppError('DamagedEntry', 'the saved views have another shape')
  return read.data
}

/** The view with the new name of a tag that it asks for; as it was where it does not. */
export function withTagRenamed(view: SavedView, from: Tag, to: Tag): SavedView {
  const read = ViewContent.safeParse(parsedContent(view.content))
  if (!read.success || !read.data.tags.includes(from)) return view
  const tags = new Set(read.data.tags.map((tag) => (tag === from ? to : tag)))
  return { ...view, content: JSON.stringify({ ...read.data, tags: [...tags] }) }
}
