import { isAppError } from '../../contract/errors.ts'
import { errorWords } from '../errors.ts'

/** One pattern for everything that went wrong, in place: what happened, what is safe, what to do. */
export function Failure({ error }: { readonly error: unknown }) {
  const { happened, safe, todo } = errorWords(isAppError(error) ? error.code : 'Internal')
  return (
    <div role="alert" className="notice">
      <p>
        <strong>{happened}</strong>
      </p>
      <p>
        {safe} {todo}
      </p>
    </div>
  )
}
