import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../contract/errors.ts'
import { Sourced } from '../profile.ts'
import { readStatementWording, type StatementWording } from '../statement-wording.ts'

/** `[[hint]]` in a text is a blank for the person to fill in; `{label}` is an exhibit's. */
const Words = z.string().min(1)
const Signing = z.array(Words).min(1)

const Form = z.strictObject({
  /** The name of the wording that a profile names too. */
  name: z.string(),
  title: Words,
  page: z.strictObject({
    leftMarginMm: z.number().min(20).max(50),
    lineHeight: z.number().min(1.2).max(2),
    sizePt: z.number().min(10.5).max(14),
  }),
  /** The lines at the top right; null for a jurisdiction without. `fill` null: the exhibits. */
  corner: z.array(z.strictObject({ label: Words, fill: Words.nullable() })).nullable(),
  /** Whether court, number and parties stand above it. */
  heading: z.boolean(),
  /** Lines before the paragraphs, without numbers. */
  particulars: z.array(Words),
  /** Whether the declaration stands before the paragraphs, as on the form of the police. */
  declarationFirst: z.boolean(),
  opening: z.array(Words),
  reference: Words.includes('{label}'),
  /** Names in `resources/wording`: what it may end with. */
  endings: z.array(Words).min(1),
  signing: Signing,
  exhibitSheet: z.strictObject({ text: Words.includes('{label}'), sign: Words }).nullable(),
  certificate: z
    .strictObject({
      title: Words,
      paragraphs: z.array(Words).min(1),
      endings: z.array(Words),
      signing: Signing,
    })
    .nullable(),
  rules: z.array(Sourced).min(1),
})
export type DraftForm = z.infer<typeof Form>

export type FormAndWording = {
  readonly form: DraftForm
  /** By name, word for word. */
  readonly wording: ReadonlyMap<string, StatementWording>
}

/**
 * How a statement is set out for a jurisdiction, from `drafts/<name>.json` in the resources folder, with the wording it
 * ends with. In: the name a profile gives its statement. Throws InvalidInput where there is none.
 */
export function readDraftForm(resourcesFolder: string, name: string): FormAndWording {
  const form = readForm(resourcesFolder, name)
  const names = [...form.endings, ...(form.certificate?.endings ?? [])]
  return {
    form,
    wording: new Map(names.map((one) => [one, readStatementWording(resourcesFolder, one)])),
  }
}

function readForm(resourcesFolder: string, name: string): DraftForm {
  if (!/^[a-z-]+$/.test(name)) throw new AppError('InvalidInput', 'there is no such form')
  try {
    return Form.parse(JSON.parse(readFileSync(join(resourcesFolder, 'drafts', `${name}.json`), 'utf8')))
  } catch (cause) {
    throw new AppError('InvalidInput', 'there is no such form', { cause })
  }
}
