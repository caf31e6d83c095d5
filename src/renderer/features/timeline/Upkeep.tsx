import { memo, type ReactNode } from 'react'
import type { ExhibitId } from '../../../contract/ids.ts'
import { timelineText } from '../../texts/timeline.ts'
import { Button } from '../../ui/Button.tsx'
import type { Place } from '../frame/place.ts'
import { useFrame } from '../frame/use-frame.ts'
import { useLeadsTo } from '../frame/use-leads-to.ts'
import { EVERYTHING, type Ask } from './filter.ts'
import { useUpkeep } from './queries.ts'
import { needsOf, type Need } from './needs.ts'

/** At the foot of the home screen: what needs doing, two things at most. Nothing where nothing does. */
export const Upkeep = memo(({ onAsk }: { readonly onAsk: Ask }) => {
  const { caseId, go } = useFrame()
  const leadsTo = useLeadsTo()
  const { data } = useUpkeep(caseId)
  const needs = data === undefined ? [] : needsOf(data, Date.now())
  if (needs.length === 0) return null
  const settings = (name: string, section: string): ReactNode =>
    leadsTo('settings') && <Button onPress={() => go({ at: 'settings', section })}>{name}</Button>
  const damaged = placeOf(data?.damage.files ?? [])
  const buttons: Readonly<Record<Need['what'], ReactNode>> = {
    damaged: leadsTo(damaged.at) && <Button onPress={() => go(damaged)}>{timelineText.showThem}</Button>,
    recovery: settings(timelineText.setUp, 'recovery'),
    backup: settings(timelineText.makeBackup, 'backup'),
    dates: (
      <Button onPress={() => onAsk({ ...EVERYTHING, flags: ['toSettle'] })}>{timelineText.showThem}</Button>
    ),
  }
  return (
    <footer className="screen-foot upkeep" aria-label={timelineText.footer}>
      {needs.map(({ what, says }) => (
        <p key={what} className={what === 'damaged' ? 'upkeep-damaged' : undefined}>
          {says} {buttons[what]}
        </p>
      ))}
    </footer>
  )
})

/** The damaged files, one after the other; what else is damaged is named by a check of everything. */
function placeOf(damaged: readonly ExhibitId[]): Place {
  const [exhibit] = damaged
  return exhibit === undefined ? { at: 'record-log' } : { at: 'file', exhibit, among: damaged }
}
