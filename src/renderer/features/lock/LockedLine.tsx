import { useQuery } from '@tanstack/react-query'
import type { LockReason, WorkBehind } from '../../../contract/call.ts'
import { api } from '../../api.ts'
import { usePreferences } from '../../preferences.ts'
import { lock } from '../../texts/lock.ts'
import { text } from '../../texts/shell.ts'
import { Button } from '../../ui/Button.tsx'

type Props = { readonly hasVault: boolean; readonly why: LockReason }

/** Why it is locked, or what still goes on behind it. */
export function LockedLine({ hasVault, why }: Props) {
  const work = useWorkBehind()
  const minutes = usePreferences()?.chosen.lockMinutes
  if (work !== null) return <StillKeeping work={work} />
  if (!hasVault) return <p>{lock.noVaultYet}</p>
  return <p>{why === 'idle' && minutes !== undefined ? text.lockedIdle(minutes) : lock.lockedBy[why]}</p>
}

/** How much of it, never what. */
function StillKeeping({ work }: { readonly work: WorkBehind }) {
  return (
    <div className="beside">
      <p role="status">{text.stillKeeping(work.files, work.making, work.minutesLeft)}</p>
      <Button onPress={() => void api.shell.stopBehind({})}>{text.stopAndLock}</Button>
    </div>
  )
}

const ASKED_EVERY_MS = 1000

/** Asked while there is some: however soon it ends, the end of it is heard. */
function useWorkBehind(): WorkBehind | null {
  const { data } = useQuery({
    queryKey: ['behind'],
    queryFn: () => api.shell.behind({}),
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.work == null ? false : ASKED_EVERY_MS),
  })
  return data?.work ?? null
}
