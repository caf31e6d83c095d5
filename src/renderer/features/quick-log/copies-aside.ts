import { clearClipboard } from '../../copy.ts'
import { quickText } from '../../texts/quick-log.ts'
import { text } from '../../texts/shell.ts'
import type { Aside } from '../frame/use-toast.ts'
import type { CopiesLeft } from './copies-left.ts'

/** Names where copies may remain outside; of these the clipboard can be cleared, by the person's own click. */
export function asideOf(left: CopiesLeft, say: (says: string) => void): Aside | null {
  const { isOnClipboard, folders } = left
  const places = [...(isOnClipboard ? [quickText.clipboard] : []), ...folders]
  if (places.length === 0) return null
  const act = isOnClipboard ? { name: text.clearClipboard, run: () => clearClipboard(say) } : null
  return { says: quickText.copiesRemain(places), act }
}
