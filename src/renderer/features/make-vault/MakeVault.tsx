import { useState } from 'react'
import type { VaultStatus } from '../../../contract/vault.ts'
import { api } from '../../api.ts'
import { makeVaultText } from '../../texts/make-vault.ts'
import { useRegion } from '../help/use-region.ts'
import { ChoosePassphrase } from './ChoosePassphrase.tsx'
import { RecoveryCode } from './RecoveryCode.tsx'
import { WhereItLives, type VaultPlace } from './WhereItLives.tsx'

type Props = { readonly onBack: () => void; readonly onDone: (status: VaultStatus) => void }

type Step =
  | { readonly name: 'where' }
  | { readonly name: 'passphrase'; readonly place: VaultPlace }
  | { readonly name: 'recovery'; readonly status: VaultStatus }

/** Three steps: where it lives, the passphrase, a way back in. */
export function MakeVault({ onBack, onDone }: Props) {
  const [step, setStep] = useState<Step>({ name: 'where' })
  const { region } = useRegion()
  const jurisdiction = region?.jurisdiction === undefined ? {} : { jurisdiction: region.jurisdiction }
  const make = async (place: VaultPlace, passphrase: string): Promise<void> => {
    const { status } = await api.vault.create({ file: place.token, passphrase, withRecovery: false })
    await api.shell.rememberVault({ token: place.token })
    await api.cases.save({ name: makeVaultText.firstCase, ...jurisdiction })
    setStep({ name: 'recovery', status })
  }
  switch (step.name) {
    case 'where':
      return <WhereItLives onBack={onBack} onGoOn={(place) => setStep({ name: 'passphrase', place })} />
    case 'passphrase':
      return (
        <ChoosePassphrase
          onBack={() => setStep({ name: 'where' })}
          onMake={(passphrase) => make(step.place, passphrase)}
        />
      )
    case 'recovery':
      return <RecoveryCode onDone={() => onDone(step.status)} />
  }
}
