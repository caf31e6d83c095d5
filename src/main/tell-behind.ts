import type { PageEvent } from '../contract/call.ts'
import type { VaultKeeper } from './vault-keeper.ts'

const TOLD_EVERY_MS = 1000

/** The lock screen hears how far the work behind it is, and when it is over. */
export function tellBehind(keeper: Pick<VaultKeeper, 'workBehind'>, tell: (event: PageEvent) => void): void {
  let wasThere = false
  setInterval(() => {
    const work = keeper.workBehind
    if (work !== null || wasThere) tell({ kind: 'behind', work })
    wasThere = work !== null
  }, TOLD_EVERY_MS)
}
