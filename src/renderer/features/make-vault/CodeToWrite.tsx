import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { makeVaultText } from '../../texts/make-vault.ts'
import { recovery } from '../../texts/recovery.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { spell } from './spell.ts'
import { TypeBack } from './TypeBack.tsx'

type Props = {
  readonly onDone: () => void
  readonly onLater: () => void
  readonly later: string
}

/** A code to write by hand; its slot is written only when three of its groups were typed back. */
export function CodeToWrite({ onDone, onLater, later }: Props) {
  const prepared = useQuery({
    queryKey: ['recovery-code'],
    queryFn: () => api.vault.prepareRecovery({}),
    gcTime: 0,
  })
  if (prepared.error !== null) return <Failure error={prepared.error} />
  if (prepared.data === undefined) return null
  const { code, ask } = prepared.data
  const groups = code.split('-')
  return (
    <>
      <p>{makeVaultText.codeIntro}</p>
      <ol className="groups printed" aria-label={makeVaultText.recoveryCode}>
        {groups.map((group, index) => (
          <li key={`${index}${group}`}>
            <span className="only-heard">{recovery.groupRead(index + 1, [...group].join(', '))}</span>
            <span className="small" aria-hidden="true">
              {index + 1}
            </span>
            <span className="mono" aria-hidden="true">
              {group}
            </span>
          </li>
        ))}
      </ol>
      <ReadAloud groups={groups} />
      <Elsewhere />
      <TypeBack groups={groups} ask={ask} onDone={onDone}>
        <Button onPress={onLater}>{later}</Button>
      </TypeBack>
    </>
  )
}

function ReadAloud({ groups }: { readonly groups: readonly string[] }) {
  const [hasVoice, setHasVoice] = useState(true)
  return (
    <div className="beside">
      <Button onPress={() => setHasVoice(spell(groups))}>{recovery.readAloud}</Button>
      <p role="status" className="small">
        {hasVoice ? '' : recovery.noVoice}
      </p>
    </div>
  )
}

/** On paper or in a file instead, each with what it leaves behind. */
function Elsewhere() {
  const [says, setSays] = useState('')
  const [error, setError] = useState<unknown>(null)
  const save = async (): Promise<void> => {
    setError(null)
    try {
      const { picked } = await api.shell.pickNewFile({ suggested: 'note.txt' })
      if (picked === null) return
      await api.vault.saveRecovery({ to: picked.token })
      setSays(recovery.saved(picked.name))
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <div>
      <Fold label={recovery.print}>
        <p>{recovery.printLeaves}</p>
        <Button onPress={() => window.print()}>{recovery.printIt}</Button>
      </Fold>
      <Fold label={recovery.save}>
        <p>{recovery.saveLeaves}</p>
        <Button onPress={() => void save()}>{recovery.saveIt}</Button>
        <p role="status">{says}</p>
        {error !== null && <Failure error={error} />}
      </Fold>
    </div>
  )
}
