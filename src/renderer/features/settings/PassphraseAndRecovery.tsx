import { lazy, Suspense } from 'react'
import { settings } from '../../texts/settings.ts'
import { useFrame } from '../frame/use-frame.ts'
import { RecoveryPart } from './RecoveryPart.tsx'

// The words of the strength estimate are large, and few change their passphrase.
const ChangePassphrase = lazy(async () => ({
  default: (await import('./ChangePassphrase.tsx')).ChangePassphrase,
}))

export function PassphraseAndRecovery() {
  const { status } = useFrame()
  if (status.readOnly !== null) return <p>{settings.readOnly}</p>
  return (
    <>
      <h3>{settings.changePassphrase}</h3>
      <Suspense>
        <ChangePassphrase />
      </Suspense>
      <h3>{settings.recoveryCode}</h3>
      <RecoveryPart hasCode={status.hasRecovery} />
    </>
  )
}
