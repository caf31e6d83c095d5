import { CorrectionContent } from '../../contract/drafts.ts'
import type { IncidentId } from '../../contract/ids.ts'
import type { ErasableText } from '../../contract/records.ts'
import { decodeDraft, encodeDraft, parsedContent, withoutErased } from '../drafts/rules.ts'
import { rewriteDrafts, rewriteViews } from '../vault/drafts.ts'
import type { Vault } from '../vault/vault.ts'
import { decodeViews, encodeViews } from '../views/rules.ts'

/** Takes whatever names something erased out of the drafts and the saved views. Inside the transaction that erases. */
export function forgetErased(vault: Vault): void {
  rewriteContents(vault, (content) => withoutErased(vault.reads, content))
  rewriteViews(vault, (bytes) =>
    encodeViews(decodeViews(bytes).filter(({ content }) => withoutErased(vault.reads, content) === content)),
  )
}

/** Takes one text out of the corrections of its incident, and why it was to change. Inside the transaction that erases. */
export function forgetText(vault: Vault, incident: IncidentId, field: ErasableText): void {
  rewriteContents(vault, (content, form) => {
    const read = CorrectionContent.safeParse(form === 'correction' ? parsedContent(content) : null)
    if (!read.success || read.data.incident !== incident || !(field in read.data.unsaved.fields))
      return content
    const { [field]: _, ...fields } = read.data.unsaved.fields
    if (Object.keys(fields).length === 0) return null
    return JSON.stringify({ ...read.data, unsaved: { ...read.data.unsaved, fields, note: '' } })
  })
}

function rewriteContents(vault: Vault, rewrite: (content: string, form: string) => string | null): void {
  rewriteDrafts(vault, (sealed) => {
    const draft = decodeDraft(sealed)
    const content = rewrite(draft.content, draft.form)
    if (content === null) return null
    return content === draft.content ? sealed : encodeDraft({ ...draft, content })
  })
}
