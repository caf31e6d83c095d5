import { fileText } from '../../../texts/file.ts'
import { sizeInWords } from '../../../ui/size-in-words.ts'
import { CannotShow } from './CannotShow.tsx'
import { PageFrame } from './PageFrame.tsx'
import { useFetched } from './use-fetched.ts'

/** An e-mail as the core gives it. */
type Mail = {
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly text: string
  readonly form: 'plain' | 'html' | 'none'
  readonly attachments: readonly { readonly name: string | null; readonly sizeBytes: number }[]
  readonly attachmentsInFile: number
}

const readMail = (answer: Response): Promise<Mail> => answer.json() as Promise<Mail>

/** Its headers, its text and what hangs on it, decoded. */
export function MailAsItReads({ url }: { readonly url: string }) {
  const mail = useFetched(url, readMail)
  if (mail.is === 'failed') return <CannotShow says={fileText.cannotShowThis} />
  if (mail.is === 'coming') return null
  const { headers, form, text } = mail.value
  return (
    <div>
      <dl className="mail-heads">
        {headers.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
        <Attachments mail={mail.value} />
      </dl>
      {form === 'plain' && (
        <pre className="viewer-text words" dir="auto">
          {text}
        </pre>
      )}
      {form === 'html' && <PageFrame page={{ html: text, address: null, parts: {} }} />}
      {form === 'none' && <p className="small mail-note">{fileText.mailEmpty}</p>}
    </div>
  )
}

function Attachments({ mail: { attachments, attachmentsInFile } }: { readonly mail: Mail }) {
  if (attachmentsInFile === 0) return null
  return (
    <div className="contents">
      <dt>{fileText.attachments(attachmentsInFile)}</dt>
      {attachments.map(({ name, sizeBytes }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two may have one name
        <dd key={index}>
          {name === null ? fileText.noAttachmentName : <bdi className="mono">{name}</bdi>},{' '}
          {sizeInWords(sizeBytes)}
        </dd>
      ))}
    </div>
  )
}
