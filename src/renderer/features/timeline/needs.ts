import { timelineText } from '../../texts/timeline.ts'

export type Need = { readonly what: 'damaged' | 'recovery' | 'backup' | 'dates'; readonly says: string }

type Upkeep = {
  readonly incidents: number
  readonly toSettle: number
  readonly damage: { readonly files: readonly unknown[]; readonly others: number }
  readonly hasRecovery: boolean
  readonly backedUpAt: string | null
}

const DAY_MS = 86_400_000
const OLD_DAYS = 14
/** Before that there is little to lose, and somebody who has just begun is not told to do three things. */
const FIRST_INCIDENTS = 3
const MOST = 2

/** What needs doing, the most pressing first; at most two, so that it stays a line and no list of reproaches. */
export function needsOf(
  { incidents, toSettle, damage, hasRecovery, backedUpAt }: Upkeep,
  nowMs: number,
): readonly Need[] {
  const backupDays = backedUpAt === null ? null : Math.floor((nowMs - Date.parse(backedUpAt)) / DAY_MS)
  const all: readonly (Need | null)[] = [
    damageNeed(damage),
    hasRecovery ? null : { what: 'recovery', says: timelineText.noRecovery },
    backupNeed(backupDays, incidents),
    toSettle === 0 ? null : { what: 'dates', says: timelineText.datesToSettle(toSettle) },
  ]
  return all.filter((need) => need !== null).slice(0, MOST)
}

function damageNeed({ files, others }: Upkeep['damage']): Need | null {
  if (files.length === 0 && others === 0) return null
  return { what: 'damaged', says: timelineText.damaged(files.length, others > 0) }
}

function backupNeed(days: number | null, incidents: number): Need | null {
  if (days === null)
    return incidents < FIRST_INCIDENTS ? null : { what: 'backup', says: timelineText.backupNever }
  return days <= OLD_DAYS ? null : { what: 'backup', says: timelineText.backupOld(days) }
}
