import { z } from 'zod'
import { IncidentId } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

export const Tag = text(60)
  .min(1)
  .regex(/^\S(.*\S)?$/su, 'no space at either end')
export type Tag = z.infer<typeof Tag>

/** One of eight, always shown with the name of the tag; the numbers are the page's to draw. */
export const TagColour = z.int().min(1).max(8)

export const tags = {
  change: procedure(
    z.strictObject({ incident: IncidentId, add: z.array(Tag).default([]), remove: z.array(Tag).default([]) }),
    z.strictObject({ tags: z.array(Tag) }),
  ),
  list: procedure(
    z.strictObject({}),
    z.strictObject({
      tags: z.array(z.strictObject({ tag: Tag, incidents: z.int(), colour: TagColour.nullable() })),
    }),
  ),
  /** Gives a tag another name wherever it stands; where one of that name is, the two become one. */
  rename: procedure(z.strictObject({ from: Tag, to: Tag }), z.strictObject({ incidents: z.int() })),
  colour: procedure(z.strictObject({ tag: Tag, colour: TagColour.nullable() }), z.strictObject({})),
}
