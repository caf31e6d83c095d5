import { useChoosing, usePreferences } from '../../preferences.ts'
import { regionFor, type Region } from './regions.ts'

/** Whose numbers are shown, and how to show another's. Undefined until it is known. */
export function useRegion() {
  const preferences = usePreferences()
  const choosing = useChoosing()
  const region: Region | null | undefined =
    preferences && regionFor(preferences.chosen.region, preferences.systemRegion)
  return { region, choose: (id: string): void => choosing.mutate({ region: id }) }
}
