import { isAppError } from '../../contract/errors.ts'
import { errorWords } from '../errors.ts'
import { FailureCode } from './FailureCode.tsx'

/** One pattern for everything that went wrong, in place: what happened, what is safe, what to do, and its code. */
export function Failure({ error }: { readonly error: unknown }) {
  const { happened, safe, todo } = errorWords(isAppError(error) ? error.code : 'Internal')
  return (
    <div className="notice failure">
      <div role="alert">
        <p>
          <strong>{happened}</strong>
        </p>
        <p>
          {safe} {todo}
        </p>
      </div>
      <FailureCode error={error} />
    </div>
  )
}
