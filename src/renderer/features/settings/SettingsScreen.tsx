import type { ComponentType } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { settings } from '../../texts/settings.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import type { PlaceAt } from '../frame/place.ts'
import { useFrame } from '../frame/use-frame.ts'
import { About } from './About.tsx'
import { Appearance } from './Appearance.tsx'
import { Backup } from './Backup.tsx'
import { CaseAndExhibits } from './CaseAndExhibits.tsx'
import { Encrypted } from './Encrypted.tsx'
import { Leaving } from './Leaving.tsx'
import { Locking } from './Locking.tsx'
import { PassphraseAndRecovery } from './PassphraseAndRecovery.tsx'
import { TagManager } from './TagManager.tsx'

type Section = keyof typeof settings.sections
const SECTIONS: { readonly [Name in Section]: ComponentType } = {
  locking: Locking,
  recovery: PassphraseAndRecovery,
  backup: Backup,
  appearance: Appearance,
  case: CaseAndExhibits,
  tags: TagManager,
  encrypted: Encrypted,
  leaving: Leaving,
  about: About,
}
const NAMES = Object.keys(SECTIONS) as Section[]
const isSection = (name: string | undefined): name is Section => NAMES.includes(name as Section)

/** A list of sections at the left, one stop; the section at the right. Every change is made at once. */
export function SettingsScreen({ place }: { readonly place: PlaceAt<'settings'> }) {
  const left = useFrame().kept<Section>('settings', 'locking')
  if (isSection(place.section)) left.current = place.section
  return (
    <main className="screen">
      <ScreenHead title={settings.name} />
      <Tabs
        className="settings"
        orientation="vertical"
        defaultSelectedKey={left.current}
        onSelectionChange={(name) => void (left.current = name as Section)}
      >
        <TabList className="settings-list" aria-label={settings.name}>
          {NAMES.map((name) => (
            <Tab key={name} id={name} className="settings-tab">
              {settings.sections[name]}
            </Tab>
          ))}
        </TabList>
        {NAMES.map((name) => {
          const Part = SECTIONS[name]
          return (
            <TabPanel key={name} id={name} className="settings-part">
              <h2>{settings.sections[name]}</h2>
              <Part />
            </TabPanel>
          )
        })}
      </Tabs>
    </main>
  )
}
