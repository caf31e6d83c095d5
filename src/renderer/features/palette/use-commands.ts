import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { AccountId, ExhibitId, IncidentId, PersonId } from '../../../contract/ids.ts'
import type { SearchResult } from '../../../contract/search.ts'
import { api } from '../../api.ts'
import { clearClipboard } from '../../copy.ts'
import { text as appText } from '../../texts/app.ts'
import { text } from '../../texts/palette.ts'
import { text as phoneText } from '../../texts/phone.ts'
import { text as shellText } from '../../texts/shell.ts'
import { settings } from '../../texts/settings.ts'
import { hideEverything } from '../../ui/use-revealed.ts'
import type { Place } from '../frame/place.ts'
import { LOWER_ENTRIES, SCREENS, UPPER_ENTRIES } from '../frame/screens.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { openKeys } from '../keys/keys-list.ts'
import { goTo, grouped, type Command } from './commands.ts'
import { useFilters } from './use-filters.ts'

const LEAST_SEARCHED = 2
const MOST_FOUND = 40

/** Every command that fits, under its groups. What was run before is not kept. */
export function useCommands(typed: string) {
  const { go, logNew, say } = useFrame()
  const filters = useFilters(typed)
  const wanted = typed.trim()
  const found = useQuery({
    queryKey: ['palette', wanted],
    queryFn: () => api.search.find({ query: wanted, limit: MOST_FOUND }),
    enabled: wanted.length >= LEAST_SEARCHED,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
  const results = wanted.length < LEAST_SEARCHED ? [] : (found.data?.results ?? [])
  const places = [...UPPER_ENTRIES, ...LOWER_ENTRIES].map(({ at, name }) => goTo(go, name, { at }))
  return grouped(
    [
      ...places,
      goTo(go, phoneText.name, { at: 'phone' }),
      ...(SCREENS.cases === undefined ? [] : [goTo(go, text.cases, { at: 'cases' })]),
      ...doing(logNew, say),
      ...filters,
      ...Object.entries(settings.sections).map(([section, name]) => toSection(go, section, name)),
      ...results.flatMap((result) => commandOf(result, wanted, go)),
    ],
    typed,
  )
}

const toSection = (go: (place: Place) => void, section: string, name: string): Command => ({
  ...goTo(go, name, { at: 'settings', section }),
  group: 'settings',
})

const doing = (logNew: () => void, say: (says: string) => void): readonly Command[] => [
  { id: 'new', group: 'do', name: text.newIncident, run: () => logNew() },
  { id: 'hide', group: 'do', name: text.hideAll, run: hideEverything },
  { id: 'clear', group: 'do', name: shellText.clearClipboard, run: () => void clearClipboard(say) },
  { id: 'keys', group: 'do', name: text.keys, run: openKeys },
  { id: 'lock', group: 'do', name: text.lock, run: () => void api.shell.lock({}) },
  { id: 'exit', group: 'do', name: text.exitNow, run: () => void api.shell.exitNow({}) },
]

type Result = z.infer<typeof SearchResult>

/** Where each kind of thing is shown. Notes and steps have no title of their own, so they are not here. */
function commandOf(result: Result, wanted: string, go: (place: Place) => void): readonly Command[] {
  const shown = PLACES[result.kind]?.(result)
  if (shown === undefined || SCREENS[shown.place.at] === undefined) return []
  const { group, place, name } = shown
  const isInName = name.toLowerCase().includes(wanted.toLowerCase())
  const command = { id: `${result.kind} ${result.id}`, group, name, run: () => go(place) }
  return [isInName ? command : { ...command, note: text.otherWords }]
}

type Shown = { readonly group: Command['group']; readonly place: Place; readonly name: string }
const orElse = (title: string, instead: string): string => (title === '' ? instead : title)

const PLACES: Partial<Readonly<Record<Result['kind'], (result: Result) => Shown>>> = {
  incident: ({ id, title }) => ({
    group: 'incident',
    place: { at: 'incident', incident: IncidentId.parse(id) },
    name: orElse(title, appText.untitled),
  }),
  exhibit: ({ id, title }) => ({
    group: 'file',
    place: { at: 'file', exhibit: ExhibitId.parse(id) },
    name: orElse(title, text.unnamedFile),
  }),
  account: ({ id, title }) => ({
    group: 'people',
    place: { at: 'account', account: AccountId.parse(id) },
    name: orElse(title, text.unnamedPerson),
  }),
  person: ({ id, title }) => ({
    group: 'people',
    place: { at: 'person', person: PersonId.parse(id) },
    name: orElse(title, text.unnamedPerson),
  }),
}
