import PostalMime, { type Address, type Email } from 'postal-mime'

/** An e-mail as it reads: what its headers and its text say once they are decoded. Nothing in it is checked. */
export type ReadMail = {
  readonly headers: readonly { readonly name: string; readonly value: string; readonly cut: boolean }[]
  readonly text: string
  /** `html`: it has no plain text, and the text is its HTML as it is written. `none`: it has no text at all. */
  readonly form: 'plain' | 'html' | 'none'
  /** The names are the e-mail's own. */
  readonly attachments: readonly MailAttachment[]
  readonly attachmentsInFile: number
}

export type MailAttachment = { readonly name: string | null; readonly sizeBytes: number }

const MOST_BYTES = 16 * 1024 * 1024
/** Lines that may begin a part. The time the parser takes grows faster than their number. */
const MOST_PART_LINES = 5000
const LIMITS = { maxNestingDepth: 32, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true } as const
const LONGEST_HEADER = 1000
const MOST_ATTACHMENTS = 50

/**
 * Decodes an e-mail (RFC 5322, MIME). Null where the bytes are too many, are none that can be decoded, or say nothing of
 * themselves: then there is its source, and nothing else.
 */
export async function readMailText(bytes: Uint8Array): Promise<ReadMail | null> {
  if (bytes.length > MOST_BYTES || partLines(bytes) > MOST_PART_LINES) return null
  const mail = await parsed(bytes)
  if (mail === null) return null
  const headers = headersOf(mail)
  const form = isThere(mail.text) ? 'plain' : isThere(mail.html) ? 'html' : 'none'
  if (headers.length === 0) return null
  const text = { plain: mail.text, html: mail.html, none: '' }[form] ?? ''
  return {
    headers,
    form,
    text: text.replace(/[\r\n]+$/, ''),
    attachments: mail.attachments
      .slice(0, MOST_ATTACHMENTS)
      .map(({ filename, content }) => ({ name: filename, sizeBytes: sizeOf(content) })),
    attachmentsInFile: mail.attachments.length,
  }
}

function partLines(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let count = 0
  for (
    let at = buffer.indexOf('\n--');
    at >= 0 && count <= MOST_PART_LINES;
    at = buffer.indexOf('\n--', at + 1)
  )
    count += 1
  return count
}

async function parsed(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, LIMITS)
  } catch {
    // Whatever is wrong with it, its source is shown.
    return null
  }
}

const isThere = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''

const sizeOf = (content: ArrayBuffer | Uint8Array | string): number =>
  typeof content === 'string' ? content.length : content.byteLength

function headersOf(mail: Email): ReadMail['headers'] {
  const date = mail.headers.find(({ key }) => key === 'date')?.value
  const said = [
    ['From', addresses(mail.from && [mail.from])],
    ['Reply-To', addresses(mail.replyTo)],
    ['To', addresses(mail.to)],
    ['Cc', addresses(mail.cc)],
    ['Date', date ?? ''],
    ['Subject', mail.subject ?? ''],
  ] as const
  return said.flatMap(([name, value]) => {
    if (value.trim() === '') return []
    const cut = value.length > LONGEST_HEADER
    return [{ name, value: cut ? value.slice(0, LONGEST_HEADER).toWellFormed() : value, cut }]
  })
}

// The name stands in quotes: a name may itself look like an address.
const addresses = (all: readonly Address[] | undefined): string =>
  (all ?? []).map(addressWords).filter(Boolean).join(', ')

function addressWords({ name, address, group }: Address): string {
  if (group !== undefined) return `“${name}”: ${addresses(group)}`
  return name === '' ? address : `“${name}” <${address}>`
}
