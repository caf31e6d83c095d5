import { z } from 'zod'
import { IncidentId } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

export const Tag = text(60)
  .min(1)
  .regex(/^\S(.*\S)?$/su, 'no space at either end')
export type Tag = z.infer<typeof Tag>

export const tags = {
  change: procedure(
    z.strictObject({ incident: IncidentId, add: z.array(Tag).default([]), remove: z.array(Tag).default([]) }),
    z.strictObject({ tags: z.array(Tag) }),
  ),
  list: procedure(
    z.strictObject({}),
    z.strictObject({ tags: z.array(z.strictObject({ tag: Tag, incidents: z.int() })) }),
  ),
}
