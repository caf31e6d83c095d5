import { lazy, startTransition, Suspense, useEffect, useState } from 'react'
import type { VaultStatus } from '../contract/vault.ts'
import { KeysList } from './features/keys/KeysList.tsx'
import { ExampleBanner } from './features/lock/ExampleBanner.tsx'
import { LockScreen, type VaultPlace } from './features/lock/LockScreen.tsx'
import { ExitNow } from './ui/ExitNow.tsx'
import { HostBanner } from './ui/HostBanner.tsx'
import { IdleBar } from './ui/IdleBar.tsx'
import { useLooks } from './use-looks.ts'

// With the words of the strength estimate it is more than half of the page, and the lock screen needs none of it.
const MakeVault = lazy(async () => ({
  default: (await import('./features/make-vault/MakeVault.tsx')).MakeVault,
}))

const HelpBeforeUnlock = lazy(async () => ({
  default: (await import('./features/help/HelpBeforeUnlock.tsx')).HelpBeforeUnlock,
}))
const ReadOnlyOpening = lazy(async () => ({
  default: (await import('./features/lock/ReadOnlyOpening.tsx')).ReadOnlyOpening,
}))
const LockedCheck = lazy(async () => ({
  default: (await import('./features/check/LockedCheck.tsx')).LockedCheck,
}))
// The lock screen is there before it; it is read while the passphrase is typed or pasted.
const readFrame = async () => ({ default: (await import('./features/frame/Frame.tsx')).Frame })
const Frame = lazy(readFrame)

type Screen =
  | { readonly name: 'lock' }
  | { readonly name: 'check' }
  | { readonly name: 'make' }
  | { readonly name: 'help' }
  | {
      readonly name: 'read-only'
      readonly status: VaultStatus
      readonly reason: NonNullable<VaultStatus['readOnly']>
    }
  | {
      readonly name: 'open'
      readonly status: VaultStatus
      readonly isNew: boolean
      readonly isExample: boolean
    }

const inVault = (status: VaultStatus) => ({ name: 'open', status, isNew: false, isExample: false }) as const

/** A vault that cannot be written says why before anything of it is shown. */
const openingOf = (status: VaultStatus): Screen =>
  status.readOnly === null ? inVault(status) : { name: 'read-only', status, reason: status.readOnly }

/** Which of three worlds is on screen: before unlock, making a vault, or in it. */
export function App() {
  const [screen, setNow] = useState<Screen>({ name: 'lock' })
  // The screen that is there stays until the next one can be shown.
  const setScreen = (to: Screen): void => startTransition(() => setNow(to))
  // Kept while somebody looks at the numbers and comes back.
  const [chosen, setChosen] = useState<VaultPlace | null>(null)
  useLooks()
  useEffect(() => {
    const read = (): void => void readFrame()
    document.addEventListener('input', read, { once: true })
    return () => document.removeEventListener('input', read)
  }, [])
  return (
    <>
      <ExitNow />
      <IdleBar />
      <HostBanner />
      <KeysList />
      <Suspense>
        {screen.name === 'lock' && (
          <LockScreen
            chosen={chosen}
            onChoose={setChosen}
            onOpen={(status) => setScreen(openingOf(status))}
            onExample={(status) => setScreen({ ...inVault(status), isExample: true })}
            onMake={() => setScreen({ name: 'make' })}
            onCheck={() => setScreen({ name: 'check' })}
            onHelp={() => setScreen({ name: 'help' })}
          />
        )}
        {screen.name === 'help' && <HelpBeforeUnlock onBack={() => setScreen({ name: 'lock' })} />}
        {screen.name === 'make' && (
          <MakeVault
            onBack={() => setScreen({ name: 'lock' })}
            onDone={(status) => setScreen({ ...inVault(status), isNew: true })}
          />
        )}
        {screen.name === 'check' && <LockedCheck onBack={() => setScreen({ name: 'lock' })} />}
        {screen.name === 'read-only' && (
          <ReadOnlyOpening
            reason={screen.reason}
            onGoOn={() => setScreen(inVault(screen.status))}
            onRestored={(status) => setScreen(inVault(status))}
          />
        )}
        {screen.name === 'open' && screen.isExample && <ExampleBanner />}
        {screen.name === 'open' && <Frame status={screen.status} isNew={screen.isNew} />}
      </Suspense>
    </>
  )
}
