import type { PowerMonitor } from 'electron'
import type { LockReason, PageEvent } from '../contract/call.ts'
import { watchIdle } from './idle-lock.ts'
import type { Preferences } from './preferences.ts'
import type { VaultKeeper } from './vault-keeper.ts'

export type LockParts = {
  readonly powerMonitor: Pick<PowerMonitor, 'on'>
  readonly idleSeconds: () => number
  readonly keeper: Pick<VaultKeeper, 'isOpen' | 'keepShut'>
  readonly preferences: Preferences
  readonly lock: (why: LockReason) => Promise<void>
  readonly tell: (event: PageEvent) => void
}

/** Sleep, a locked screen, another user and idleness lock an open vault; the first three stop work behind a lock and an unlock, too. */
export function lockOnEvents(parts: LockParts): void {
  const { powerMonitor, idleSeconds, keeper, preferences, lock, tell } = parts
  const lockNow = (why: LockReason): void => {
    if (keeper.isOpen) void lock(why)
    else void keeper.keepShut(why)
  }
  powerMonitor.on('suspend', () => lockNow('sleep'))
  powerMonitor.on('lock-screen', () => lockNow('screen'))
  powerMonitor.on('user-did-resign-active', () => lockNow('screen'))
  watchIdle({
    idleSeconds,
    lockAfterMinutes: () => preferences.get('lockMinutes'),
    isOpen: () => keeper.isOpen,
    warn: (secondsLeft) => tell({ kind: 'idle-soon', secondsLeft }),
    withdraw: () => tell({ kind: 'idle-over' }),
    lock: () => void lock('idle'),
  })
}
