import { useDropsRefused } from './use-drops-refused.ts'

/** On a screen before unlock: what was dropped is not read, and this says what to do. */
export function DropsRefused({ says }: { readonly says: string }) {
  const hasCome = useDropsRefused()
  return (
    <div role="status" className="drops-refused">
      {hasCome && <p className="notice">{says}</p>}
    </div>
  )
}
