import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { FileToken } from '../../../contract/exhibits.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/app.ts'
import { makeVaultText } from '../../texts/make-vault.ts'
import { recovery } from '../../texts/recovery.ts'
import { Button } from '../../ui/Button.tsx'
import { StepHead } from './StepHead.tsx'

export type VaultPlace = {
  readonly token: FileToken
  readonly name: string
  /** Its own name; empty at the root of a disk. */
  readonly folder: string
}
type Owner = keyof typeof makeVaultText.owners

type Props = { readonly onBack: () => void; readonly onGoOn: (place: VaultPlace) => void }

/** Step 1: whose computer this is, and where the file goes, under a name that says nothing. */
export function WhereItLives({ onBack, onGoOn }: Props) {
  const [owner, setOwner] = useState<Owner | null>(null)
  const [picked, setPicked] = useState<VaultPlace | null>(null)
  const places = useQuery({ queryKey: ['new-place'], queryFn: () => api.shell.places({}), gcTime: 0 })
  const place = picked ?? places.data?.suggested ?? null
  const synced = useQuery({
    queryKey: ['synced', place?.token],
    queryFn: () => api.shell.syncedBy({ token: place!.token }),
    enabled: place !== null,
  })
  const service = synced.data?.service ?? null
  const change = async (): Promise<void> => {
    const chosen = await api.shell.pickNewVault({})
    if (chosen.picked !== null) setPicked(chosen.picked)
  }
  return (
    <main className="plain-page">
      <StepHead step={1} title={makeVaultText.whereItLives} />
      <RadioGroup className="field" value={owner ?? ''} onChange={(value) => setOwner(value as Owner)}>
        <Label>{makeVaultText.whoseComputer}</Label>
        <div className="chips">
          {Object.entries(makeVaultText.owners).map(([name, says]) => (
            <Radio key={name} value={name} className="chip radio-chip">
              {says}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {owner !== null && <p>{makeVaultText.ownerMeans[owner]}</p>}
      <div className="field">
        <span>{makeVaultText.keepIn}</span>
        <div className="beside">
          {place !== null && <FolderAndName place={place} />}
          <Button onPress={() => void change()}>{makeVaultText.change}</Button>
        </div>
        {service !== null && <p className="notice">{recovery.syncedTo(service)}</p>}
      </div>
      <div className="beside">
        <Button onPress={onBack}>{text.back}</Button>
        <Button kind="main" isDisabled={place === null} onPress={() => place !== null && onGoOn(place)}>
          {makeVaultText.goOn}
        </Button>
      </div>
    </main>
  )
}

/** The name of the folder tells where to look for the file later, or on which stick it is. */
function FolderAndName({ place: { name, folder } }: { readonly place: VaultPlace }) {
  return (
    <span className="new-place">
      {folder !== '' && (
        <>
          <bdi>{folder}</bdi>
          {makeVaultText.keepAs}
        </>
      )}
      <bdi className="mono">{name}</bdi>
    </span>
  )
}
