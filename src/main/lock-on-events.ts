import type { PowerMonitor } from 'electron'
import type { LockReason, PageEvent } from '../contract/call.ts'
import { watchIdle } from './idle-lock.ts'
import type { Preferences } from './preferences.ts'
import type { VaultKeeper } from './vault-keeper.ts'

export type LockParts = {
  readonly powerMonitor: Pick<PowerMonitor, 'getSystemIdleTime' | 'on'>
  readonly keeper: Pick<VaultKeeper, 'isOpen'>
  readonly preferences: Preferences
  readonly lock: (why: LockReason) => Promise<void>
  readonly tell: (event: PageEvent) => void
}

/** Sleep, a locked screen and idleness lock an open vault. */
export function lockOnEvents({ powerMonitor, keeper, preferences, lock, tell }: LockParts): void {
  const lockOpen = (why: LockReason): void => {
    if (keeper.isOpen) void lock(why)
  }
  powerMonitor.on('suspend', () => lockOpen('sleep'))
  powerMonitor.on('lock-screen', () => lockOpen('screen'))
  watchIdle({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    lockAfterMinutes: () => preferences.get('lockMinutes'),
    isOpen: () => keeper.isOpen,
    warn: (secondsLeft) => tell({ kind: 'idle-soon', secondsLeft }),
    withdraw: () => tell({ kind: 'idle-over' }),
    lock: () => lockOpen('idle'),
  })
}
