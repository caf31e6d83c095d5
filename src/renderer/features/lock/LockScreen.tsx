import { useQuery } from '@tanstack/react-query'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { VaultStatus } from '../../../contract/vault.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/app.ts'
import { text as checkText } from '../../texts/check.ts'
import { lock } from '../../texts/lock.ts'
import { Button } from '../../ui/Button.tsx'
import { DangerLine } from '../help/DangerLine.tsx'
import { DropsRefused } from './DropsRefused.tsx'
import { LockedLine } from './LockedLine.tsx'
import { LookRound } from './LookRound.tsx'
import { PLACES } from './queries.ts'
import { UnlockForm } from './UnlockForm.tsx'

export type VaultPlace = { readonly token: FileToken; readonly name: string }

type Props = {
  /** The one that was chosen here, in the place of the last one. */
  readonly chosen: VaultPlace | null
  readonly onChoose: (place: VaultPlace) => void
  readonly onExample: (status: VaultStatus) => void
  readonly onOpen: (status: VaultStatus) => void
  readonly onMake: () => void
  readonly onCheck: () => void
  readonly onHelp: () => void
}

/** Before unlock: no case, no name, no count, no time. */
export function LockScreen({ chosen, onChoose, onOpen, onExample, onMake, onCheck, onHelp }: Props) {
  const places = useQuery(PLACES)
  const vault = chosen ?? places.data?.last ?? null
  const choose = async (): Promise<void> => {
    const { picked } = await api.shell.pickVault({})
    if (picked !== null) onChoose(picked)
  }
  return (
    <main className="lock-page">
      <div className="plain-page">
        <div>
          <h1 className="display" tabIndex={-1}>
            {text.product}
          </h1>
          <LockedLine hasVault={vault !== null} why={places.data?.lockedBy ?? 'asked'} />
          {chosen !== null && <p className="small">{lock.thisVault(chosen.name)}</p>}
          <DropsRefused says={lock.droppedLocked} />
        </div>
        {vault !== null && (
          <UnlockForm
            key={vault.token}
            file={vault.token}
            onOpen={(status) => {
              void api.shell.rememberVault({ token: vault.token })
              onOpen(status)
            }}
          />
        )}
        <div className="beside">
          <Button kind={vault === null ? 'main' : 'usual'} onPress={onMake}>
            {lock.makeNew}
          </Button>
          <Button onPress={() => void choose()}>{lock.openAnother}</Button>
          <Button onPress={onCheck}>{checkText.title}</Button>
        </div>
        <LookRound onOpen={onExample} />
      </div>
      <DangerLine onMore={onHelp} />
    </main>
  )
}
