import { makeVaultText } from '../../texts/make-vault.ts'
import { CodeToWrite } from './CodeToWrite.tsx'
import { StepHead } from './StepHead.tsx'

/** Step 3: a way back in, now or later today. */
export function RecoveryCode({ onDone }: { readonly onDone: () => void }) {
  return (
    <main className="plain-page">
      <StepHead step={3} title={makeVaultText.wayBackIn} />
      <CodeToWrite onDone={onDone} onLater={onDone} later={makeVaultText.later} />
    </main>
  )
}
