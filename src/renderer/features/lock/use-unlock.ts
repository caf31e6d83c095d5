import { useEffect, useState } from 'react'
import type { FileToken } from '../../../contract/exhibits.ts'
import { isAppError } from '../../../contract/errors.ts'
import type { VaultStatus } from '../../../contract/vault.ts'
import { api } from '../../api.ts'
import { pauseSeconds } from './pause.ts'

export type SecretKind = 'passphrase' | 'recovery'

/** One try after another. Waiting between them is a courtesy; the cost is the password hash's. */
export function useUnlock(file: FileToken, onOpen: (status: VaultStatus) => void) {
  const [isOpening, setOpening] = useState(false)
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly times: number } | null>(null)
  const [secondsLeft, setSecondsLeft] = useState(0)
  useEffect(() => {
    if (secondsLeft === 0) return undefined
    const timer = setTimeout(() => setSecondsLeft(secondsLeft - 1), 1000)
    return () => clearTimeout(timer)
  }, [secondsLeft])
  const open = async (kind: SecretKind, typed: string): Promise<void> => {
    setOpening(true)
    try {
      const secret =
        kind === 'passphrase' ? ({ kind, passphrase: typed } as const) : ({ kind, code: typed } as const)
      onOpen(await api.vault.open({ file, secret }))
    } catch (error) {
      // A file that is not there or is in use is no wrong try.
      const isWrong = isAppError(error, 'WrongPassphrase', 'WrongRecoveryCode')
      const times = (failed?.times ?? 0) + (isWrong ? 1 : 0)
      setFailed({ error, times })
      setSecondsLeft(isWrong ? pauseSeconds(times) : 0)
      setOpening(false)
    }
  }
  return { isOpening, secondsLeft, failed, open }
}
