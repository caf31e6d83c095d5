import { lazy, Suspense } from 'react'
import { usePreferences } from '../../preferences.ts'
import { help } from '../../texts/help.ts'
import { Button } from '../../ui/Button.tsx'
import { useRegion } from './use-region.ts'

// A list to choose from is a good part of what the lock screen would wait for; the number is there before it.
const RegionChoice = lazy(async () => ({ default: (await import('./RegionChoice.tsx')).RegionChoice }))

/** One line before unlock, as text. It tells a bystander nothing of what the program is for. */
export function DangerLine({ onMore }: { readonly onMore: () => void }) {
  const { region } = useRegion()
  const isShort = usePreferences()?.chosen.shortDangerLine
  if (region === undefined || isShort === undefined) return null
  if (isShort)
    return (
      <div className="danger-line beside">
        <Button kind="plain" onPress={onMore}>
          {help.name}
        </Button>
      </div>
    )
  return (
    <div className="danger-line beside">
      <p>
        {help.inDanger} {region === null ? help.callLocal : help.call(region.danger.number)}
      </p>
      <Button kind="plain" onPress={onMore}>
        {help.more}
      </Button>
      <div className="push">
        <Suspense>
          <RegionChoice />
        </Suspense>
      </div>
    </div>
  )
}
