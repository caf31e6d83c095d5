import { useState } from 'react'
import type { VaultStatus } from '../../../contract/vault.ts'
import { api } from '../../api.ts'
import { lock } from '../../texts/lock.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'

/** The made-up example, in a vault that is thrown away. */
export function LookRound({ onOpen }: { readonly onOpen: (status: VaultStatus) => void }) {
  const [isMaking, setMaking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const open = async (): Promise<void> => {
    setMaking(true)
    setError(null)
    try {
      onOpen(await api.shell.openExample({}))
    } catch (failure) {
      setError(failure)
      setMaking(false)
    }
  }
  return (
    <>
      <div>
        <Button kind="plain" isDisabled={isMaking} onPress={() => void open()}>
          {isMaking ? lock.makingExample : lock.example}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
    </>
  )
}
