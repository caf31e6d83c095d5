import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'

const Wording = z.strictObject({
  name: z.string().regex(/^[a-z-]+$/),
  jurisdiction: z.string().min(1),
  /** For what kind of document. */
  use: z.string().min(1),
  text: z.string().min(1),
  source: z.string().min(1),
  read: z.enum(['at-source', 'second-hand', 'general-knowledge']),
  asAt: z.iso.date(),
  /** What to say beside it. */
  note: z.string().nullable(),
})
export type StatementWording = z.infer<typeof Wording>

/**
 * What a statement ends with, word for word, from `wording/<name>.json` in the resources folder. It is for a draft
 * of its own and never a page of a bundle. Throws InvalidInput for one that is not there.
 */
export function readStatementWording(resourcesFolder: string, name: string): StatementWording {
  if (!/^[a-z-]+$/.test(name)) throw new AppError('InvalidInput', 'there is no such wording')
  try {
    return Wording.parse(JSON.parse(readFileSync(join(resourcesFolder, 'wording', `${name}.json`), 'utf8')))
  } catch (cause) {
    throw new AppError('InvalidInput', 'there is no such wording', { cause })
  }
}
