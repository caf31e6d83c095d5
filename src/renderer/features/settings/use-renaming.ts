import { useState } from 'react'
import { useSealedDraft } from '../../use-sealed-draft.ts'
import { useFrame } from '../frame/use-frame.ts'

/** New names for tags that are not saved yet. */
type RenamingDraft = { readonly names: readonly { readonly tag: string; readonly name: string }[] }

/** Which tags are being given another name, and which: there when it was asked for, and when something was left in it. */
export function useRenaming() {
  const { caseId } = useFrame()
  const { content, kept, keep, drop } = useSealedDraft<RenamingDraft>(caseId, 'tag')
  const [asked, setAsked] = useState<readonly string[]>([])
  const names = content?.names ?? []
  const without = (tag: string) => names.filter((one) => one.tag !== tag)
  return {
    of: (tag: string) => {
      const typed = names.find((one) => one.tag === tag)
      const isAsked = asked.includes(tag)
      return {
        isOpen: isAsked || typed !== undefined,
        /** Of a form that was asked for; one that was left takes none. */
        takesFocus: isAsked,
        name: typed?.name ?? tag,
        kept: typed === undefined ? null : kept,
        open: (): void => setAsked((now) => [...now, tag]),
        type: (name: string): void => {
          setAsked((now) => (now.includes(tag) ? now : [...now, tag]))
          keep({ names: [...without(tag), { tag, name }] })
        },
        close: async (): Promise<void> => {
          setAsked((now) => now.filter((one) => one !== tag))
          if (typed === undefined) return
          if (without(tag).length > 0) keep({ names: without(tag) })
          else await drop()
        },
      }
    },
  }
}

export type Renaming = ReturnType<ReturnType<typeof useRenaming>['of']>
