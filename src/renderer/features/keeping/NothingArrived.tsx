import { keepingText } from '../../texts/keeping.ts'

/** A drop brought nothing: some mail and chat programs let nothing be dragged out. */
export function NothingArrived() {
  return (
    <p role="status" className="notice">
      <strong>{keepingText.nothingHead}</strong> {keepingText.nothingBody}
    </p>
  )
}
