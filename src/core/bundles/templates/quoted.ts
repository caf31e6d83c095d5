import { stopAfter } from '../../../contract/full-stop.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { html } from './html.ts'

/** Somebody's words in quotation marks, and the end of the sentence that they stand last in. */
export const quotedEnd = ({ say }: TemplateContext, words: string): Html =>
  html`“${say.line(words)}”${stopAfter(words)}`
