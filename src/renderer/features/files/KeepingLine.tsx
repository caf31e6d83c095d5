import { ERROR_CODES, type ErrorCode } from '../../../contract/errors.ts'
import { errorWords } from '../../errors.ts'
import { filesText } from '../../texts/files.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import type { Keeping } from './use-keeping.ts'

type Props = { readonly keeping: Keeping; readonly onCancel: () => void }

/** Files on their way in, and those that were not kept. */
export function KeepingLine({ keeping: { now, failed, error }, onCancel }: Props) {
  if (now === null && failed.length === 0 && error === null) return null
  return (
    <div className="keeping-line">
      {now !== null && (
        <div className="beside">
          <progress aria-label={filesText.keeping(now.done, now.all)} value={now.done} max={now.all} />
          <span className="tabular">{filesText.keeping(now.done, now.all)}</span>
          <Button onPress={onCancel}>{filesText.cancel}</Button>
        </div>
      )}
      {failed.map(({ name, code }) => (
        <p key={name} role="alert" className="notice">
          <strong>
            {filesText.notKept('')}
            <bdi>{name}</bdi>.
          </strong>{' '}
          {saysOf(code)}
        </p>
      ))}
      {error !== null && <Failure error={error} />}
    </div>
  )
}

function saysOf(code: string): string {
  const known = (ERROR_CODES as readonly string[]).includes(code) ? (code as ErrorCode) : 'Internal'
  const { happened, todo } = errorWords(known)
  return `${happened} ${todo}`
}
