import { text as appText } from '../../texts/app.ts'
import { text } from '../../texts/check.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { CheckPanel } from './CheckPanel.tsx'

/** The same before unlock, and without a vault: checking needs none. */
export function LockedCheck({ onBack }: { readonly onBack: () => void }) {
  return (
    <main className="screen">
      <ScreenHead title={text.title} back={{ name: appText.back, onPress: onBack }} />
      <CheckPanel />
    </main>
  )
}
