import { text } from '../../texts/app.ts'
import { help } from '../../texts/help.ts'
import { lock } from '../../texts/lock.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { DropsRefused } from '../lock/DropsRefused.tsx'
import { HelpBlocks } from './HelpBlocks.tsx'
import { RegionChoice } from './RegionChoice.tsx'

/** The same page while the vault is locked, or before there is one. */
export function HelpBeforeUnlock({ onBack }: { readonly onBack: () => void }) {
  return (
    <main className="screen">
      <ScreenHead title={help.name} back={{ name: text.back, onPress: onBack }}>
        <RegionChoice />
      </ScreenHead>
      <DropsRefused says={lock.droppedLocked} />
      <HelpBlocks />
    </main>
  )
}
