import {
  FileCheck,
  Files,
  LifeBuoy,
  List,
  PackageCheck,
  ScrollText,
  Settings as SettingsIcon,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import { lazy, type ComponentType } from 'react'
import { text } from '../../texts/app.ts'
import { text as checkText } from '../../texts/check.ts'
import { text as logText } from '../../texts/record-log.ts'
import { filesText } from '../../texts/files.ts'
import { text as handOverText } from '../../texts/hand-over.ts'
import { help } from '../../texts/help.ts'
import { peopleText } from '../../texts/people.ts'
import { settings } from '../../texts/settings.ts'
import { HelpScreen } from '../help/HelpScreen.tsx'
import { useWaitingFiles } from '../files/queries.ts'
import { TimelineScreen } from '../timeline/TimelineScreen.tsx'
import type { PlaceAt, PlaceName } from './place.ts'

type Screens = { readonly [Name in PlaceName]?: ComponentType<{ readonly place: PlaceAt<Name> }> }

/** Which screen shows a place. Those that few open are loaded when they are: `lazy(() => import(…))`. */
export const SCREENS: Screens = {
  timeline: TimelineScreen,
  // An incident is a part of it, alone or beside the list.
  incident: TimelineScreen,
  'record-log': lazy(async () => ({
    default: (await import('../record-log/RecordLogScreen.tsx')).RecordLogScreen,
  })),
  'hand-over': lazy(async () => ({
    default: (await import('../hand-over/HandOverScreen.tsx')).HandOverScreen,
  })),
  phone: lazy(async () => ({ default: (await import('../phone/PhoneScreen.tsx')).PhoneScreen })),
  check: lazy(async () => ({ default: (await import('../check/CheckScreen.tsx')).CheckScreen })),
  people: lazy(async () => ({ default: (await import('../people/PeopleScreen.tsx')).PeopleScreen })),
  account: lazy(async () => ({ default: (await import('../people/AccountScreen.tsx')).AccountScreen })),
  person: lazy(async () => ({ default: (await import('../people/PersonScreen.tsx')).PersonScreen })),
  files: lazy(async () => ({ default: (await import('../files/FilesScreen.tsx')).FilesScreen })),
  file: lazy(async () => ({ default: (await import('../file/FileScreen.tsx')).FileScreen })),
  help: HelpScreen,
  cases: lazy(async () => ({ default: (await import('../cases/CasesScreen.tsx')).CasesScreen })),
  settings: lazy(async () => ({ default: (await import('../settings/SettingsScreen.tsx')).SettingsScreen })),
}

export type RailEntry = {
  readonly at: 'timeline' | 'files' | 'people' | 'hand-over' | 'record-log' | 'check' | 'help' | 'settings'
  readonly name: string
  readonly Icon: LucideIcon
  /** What waits there, as a plain number beside the name, and in words. */
  readonly useCount?: () => { readonly count: number; readonly says: string } | null
}

/** The rail from above to below; Ctrl or Cmd and a number leads to each of the upper ones. */
export const UPPER_ENTRIES: readonly RailEntry[] = [
  { at: 'timeline', name: text.timeline, Icon: List },
  { at: 'files', name: filesText.files, Icon: Files, useCount: useWaitingFiles },
  { at: 'people', name: peopleText.people, Icon: UsersRound },
  { at: 'hand-over', name: handOverText.name, Icon: PackageCheck },
  { at: 'record-log', name: logText.name, Icon: ScrollText },
  { at: 'check', name: checkText.name, Icon: FileCheck },
]
export const LOWER_ENTRIES: readonly RailEntry[] = [
  { at: 'help', name: help.name, Icon: LifeBuoy },
  { at: 'settings', name: settings.name, Icon: SettingsIcon },
]
