import { z } from 'zod'
import { CaseId } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'
import { Tag } from './tags.ts'

export const ViewId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'ViewId'>()
export type ViewId = z.infer<typeof ViewId>

/** What somebody wants to see of the timeline again, under a name. */
export const SavedView = z.strictObject({
  id: ViewId,
  case: CaseId,
  name: text(100).min(1),
  /** What was asked, written by the screen itself: JSON text. */
  content: z.string().max(20_000),
})
export type SavedView = z.infer<typeof SavedView>

/** What the screen writes of the tags it asks for: looked into when a tag gets another name. */
export const ViewContent = z.looseObject({ tags: z.array(Tag) })
export type ViewContent = z.infer<typeof ViewContent>

/** Sealed in the vault beside the drafts, outside the log: a view is no evidence, and goes when it is deleted. */
export const views = {
  /** Under the same name it takes the place of the one there is. */
  save: procedure(SavedView.omit({ id: true }), z.strictObject({ view: SavedView })),
  /** In the order of their names. */
  list: procedure(z.strictObject({ case: CaseId }), z.strictObject({ views: z.array(SavedView) })),
  /** One that is not there is gone already. */
  delete: procedure(z.strictObject({ id: ViewId }), z.strictObject({})),
}
