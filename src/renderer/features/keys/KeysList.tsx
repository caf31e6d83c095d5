import { lazy, Suspense, useEffect, useState } from 'react'
import { onKeysAsked } from './keys-list.ts'
import { useRegions } from './use-regions.ts'

const KeysSheet = lazy(async () => ({ default: (await import('./KeysSheet.tsx')).KeysSheet }))

/** What works by key everywhere, before unlock too: the list of keys, and going from part to part. */
export function KeysList() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => onKeysAsked(() => setOpen(true)), [])
  useRegions()
  if (!isOpen) return null
  return (
    <Suspense>
      <KeysSheet onClose={() => setOpen(false)} />
    </Suspense>
  )
}
