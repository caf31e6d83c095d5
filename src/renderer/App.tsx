import { lazy, Suspense, useState } from 'react'
import type { VaultStatus } from '../contract/vault.ts'
import { Frame } from './features/frame/Frame.tsx'
import { HelpBeforeUnlock } from './features/help/HelpBeforeUnlock.tsx'
import { LockScreen } from './features/lock/LockScreen.tsx'
import { ExitNow } from './ui/ExitNow.tsx'
import { HostBanner } from './ui/HostBanner.tsx'
import { IdleBar } from './ui/IdleBar.tsx'

// With the words of the strength estimate it is more than half of the page, and the lock screen needs none of it.
const MakeVault = lazy(async () => ({
  default: (await import('./features/make-vault/MakeVault.tsx')).MakeVault,
}))

const LockedCheck = lazy(async () => ({
  default: (await import('./features/check/LockedCheck.tsx')).LockedCheck,
}))

type Screen =
  | { readonly name: 'lock' }
  | { readonly name: 'check' }
  | { readonly name: 'make' }
  | { readonly name: 'help' }
  | { readonly name: 'open'; readonly status: VaultStatus; readonly isNew: boolean }

/** Which of three worlds is on screen: before unlock, making a vault, or in it. */
export function App() {
  const [screen, setScreen] = useState<Screen>({ name: 'lock' })
  return (
    <>
      <ExitNow />
      <IdleBar />
      <HostBanner />
      {screen.name === 'lock' && (
        <LockScreen
          onOpen={(status) => setScreen({ name: 'open', status, isNew: false })}
          onMake={() => setScreen({ name: 'make' })}
          onCheck={() => setScreen({ name: 'check' })}
          onHelp={() => setScreen({ name: 'help' })}
        />
      )}
      {screen.name === 'help' && <HelpBeforeUnlock onBack={() => setScreen({ name: 'lock' })} />}
      {screen.name === 'make' && (
        <Suspense>
          <MakeVault
            onBack={() => setScreen({ name: 'lock' })}
            onDone={(status) => setScreen({ name: 'open', status, isNew: true })}
          />
        </Suspense>
      )}
      {screen.name === 'check' && (
        <Suspense>
          <LockedCheck onBack={() => setScreen({ name: 'lock' })} />
        </Suspense>
      )}
      {screen.name === 'open' && <Frame status={screen.status} isNew={screen.isNew} />}
    </>
  )
}
