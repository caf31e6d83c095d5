import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { eraseText, type EraseReason } from '../../texts/erase.ts'
import { useShowAll } from '../incident/queries.ts'
import type { Erasable } from './EraseDialog.tsx'

const WORD = 'ERASE'

/** What is still to be said before something is erased, and the erasing itself. */
export function useErasing(parts: readonly Erasable[], onErased: (part: Erasable) => void) {
  const [chosen, setChosen] = useState<string | null>(parts.length === 1 ? parts[0]!.id : null)
  const [why, setWhy] = useState<EraseReason | null>(null)
  const [words, setWords] = useState('')
  const [typed, setTyped] = useState('')
  const [isKnown, setKnown] = useState(false)
  const [missing, setMissing] = useState<string | null>(null)
  const showAll = useShowAll()
  const part = parts.find(({ id }) => id === chosen) ?? null
  const erasing = useMutation({
    mutationFn: ({ which, reason }: { readonly which: Erasable; readonly reason: string }) =>
      which.erase(reason),
  })
  const erase = (given: readonly unknown[]): void => {
    const says = missingOf(part, why, typed, given.length === 0 || isKnown)
    setMissing(says)
    if (says !== null || part === null || why === null || erasing.isPending) return
    const reason = [eraseText.reasons[why], words.trim()].filter((some) => some !== '').join(': ')
    erasing.mutate(
      { which: part, reason },
      {
        onSuccess: () => {
          onErased(part)
          void showAll()
        },
      },
    )
  }
  return {
    part,
    choose: (id: string): void => {
      setChosen(id)
      setKnown(false)
    },
    why,
    setWhy,
    words,
    setWords,
    typed,
    setTyped,
    isKnown,
    setKnown,
    missing,
    error: erasing.error,
    erase,
  }
}

function missingOf(
  part: Erasable | null,
  why: EraseReason | null,
  typed: string,
  isAgreed: boolean,
): string | null {
  if (part === null) return eraseText.chooseWhich
  if (why === null) return eraseText.chooseWhy
  if (!isAgreed) return eraseText.confirmGiven
  return typed.trim() === WORD ? null : eraseText.wordMissing
}
