import { useState } from 'react'
import { quickText } from '../../texts/quick-log.ts'
import { Button } from '../../ui/Button.tsx'

/** What is thrown away cannot be taken back: the second press does it. */
export function ThrowAway({ onThrow }: { readonly onThrow: () => void }) {
  const [isSure, setIsSure] = useState(false)
  if (isSure) return <Button onPress={onThrow}>{quickText.throwAwayForGood}</Button>
  return <Button onPress={() => setIsSure(true)}>{quickText.throwAway}</Button>
}
