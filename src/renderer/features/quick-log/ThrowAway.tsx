import { useState } from 'react'
import { text } from '../../texts/app.ts'
import { Button } from '../../ui/Button.tsx'

/** What is thrown away cannot be taken back: the second press does it. */
export function ThrowAway({ onThrow }: { readonly onThrow: () => void }) {
  const [isSure, setIsSure] = useState(false)
  if (isSure) return <Button onPress={onThrow}>{text.throwAwayForGood}</Button>
  return <Button onPress={() => setIsSure(true)}>{text.throwAway}</Button>
}
