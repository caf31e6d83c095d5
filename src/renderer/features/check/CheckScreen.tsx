import { text } from '../../texts/check.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { CheckPanel } from './CheckPanel.tsx'

/** Checks what somebody was given, in an open vault. */
export function CheckScreen() {
  return (
    <main className="screen">
      <ScreenHead title={text.title} />
      <CheckPanel />
    </main>
  )
}
