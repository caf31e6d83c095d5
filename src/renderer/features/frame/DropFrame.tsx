import { keepingText } from '../../texts/keeping.ts'
import { useDragging } from './dragging.ts'

/** Round the whole window while files are held over it. It is for the pointer alone, and takes nothing from it. */
export function DropFrame() {
  const dragging = useDragging()
  if (dragging === null) return null
  const { count, joins } = dragging
  return (
    <div className="drop-frame" aria-hidden="true">
      <p>{joins ? keepingText.dropToJoin(count) : keepingText.dropToKeep(count)}</p>
    </div>
  )
}
