import { isAppError } from '../../../../contract/errors.ts'
import { fileText } from '../../../texts/file.ts'
import { Failure } from '../../../ui/Failure.tsx'
import { CannotShow } from './CannotShow.tsx'

/** In the place of a file that was asked for and could not be opened: why. */
export function FailedFile({ error }: { readonly error: unknown }) {
  if (isAppError(error, 'CannotShow')) return <CannotShow says={fileText.cannotShowThis} />
  return (
    <div className="viewer-none">
      <Failure error={error} />
    </div>
  )
}
