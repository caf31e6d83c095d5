import type { Preferences } from '../../../contract/preferences.ts'
import { useChoosing, usePreferences } from '../../preferences.ts'
import { settings } from '../../texts/settings.ts'
import { useFrame } from '../frame/use-frame.ts'

/** What was chosen, and how to choose anew: at once, and said. */
export function useSettings() {
  const read = usePreferences()
  const choosing = useChoosing()
  const { say } = useFrame()
  const set = (change: Partial<Preferences>, says: string): void =>
    choosing.mutate(change, { onSuccess: () => say(says) })
  return {
    read,
    error: choosing.error,
    set,
    turn: (change: Partial<Preferences>, what: string, isOn: boolean): void =>
      set(change, settings.kept(what, isOn ? settings.on : settings.off)),
  }
}
