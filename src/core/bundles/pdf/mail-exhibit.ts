import { readMailText, type ReadMail } from '../../formats/read-mail.ts'
import type { TextLine } from './text-exhibit.ts'
import { limited } from './text-exhibit.ts'

/** An e-mail as it is printed. Its attachments are counted and never printed. */
export type MailText = Omit<ReadMail, 'text'> & { readonly lines: readonly TextLine[]; readonly cut: boolean }

/** Reads an e-mail for at most `maxRows` printed rows; null where only its source can be printed. */
export async function readMail(bytes: Uint8Array, maxRows: number): Promise<MailText | null> {
  const mail = await readMailText(bytes)
  if (mail === null) return null
  const { text, ...said } = mail
  const all = text.split(/\r\n|\r|\n/)
  return { ...said, ...limited(mail.form === 'none' ? [] : all.map((line) => ({ text: line })), maxRows) }
}
