import { help } from '../../texts/help.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { HelpBlocks } from './HelpBlocks.tsx'
import { RegionChoice } from './RegionChoice.tsx'

/** Help now in an open vault. */
export function HelpScreen() {
  return (
    <main className="screen">
      <ScreenHead title={help.name}>
        <RegionChoice />
      </ScreenHead>
      <HelpBlocks />
    </main>
  )
}
