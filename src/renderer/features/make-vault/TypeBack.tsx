import { useState, type ReactNode } from 'react'
import { FieldError, Input, Label, TextField } from 'react-aria-components'
import { api } from '../../api.ts'
import { makeVaultText } from '../../texts/make-vault.ts'
import { recovery } from '../../texts/recovery.ts'
import { SmallForm } from '../../ui/SmallForm.tsx'

type Props = {
  readonly groups: readonly string[]
  /** The numbers of the groups to type. */
  readonly ask: readonly number[]
  readonly onDone: () => void
  readonly children: ReactNode
}

/** As the core reads a group: any case, I and L for 1, O for 0. */
const plain = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0')

/** Three groups typed back from the paper. A wrong one is named as soon as it is typed. */
export function TypeBack({ groups, ask, onDone, children }: Props) {
  const [typed, setTyped] = useState<readonly string[]>(ask.map(() => ''))
  const wrong = ask.filter((number, place) => {
    const group = plain(typed[place] ?? '')
    return group.length >= 4 && group !== groups[number - 1]
  })
  const isReady = wrong.length === 0 && typed.every((group) => plain(group).length === 4)
  const finish = async (): Promise<void> => {
    const { confirmed } = await api.vault.confirmRecovery({ groups: [...typed] })
    if (confirmed) onDone()
  }
  return (
    <SmallForm does={makeVaultText.checkAndFinish} isReady={isReady} run={finish} isMain beside={children}>
      <div className="beside type-back">
        {ask.map((number, place) => (
          <TextField
            key={number}
            className="field"
            value={typed[place] ?? ''}
            onChange={(value) => setTyped(typed.map((one, at) => (at === place ? value : one)))}
            isInvalid={wrong.includes(number)}
          >
            <Label>{makeVaultText.typeGroup(number)}</Label>
            <Input className="input mono" size={8} autoComplete="off" spellCheck="false" />
            <FieldError className="wrong small">{recovery.notThis}</FieldError>
          </TextField>
        ))}
      </div>
      <p className="small">{makeVaultText.groupHelp}</p>
      <p role="status" className="only-heard">
        {wrong.length > 0 && makeVaultText.groupWrong(wrong)}
      </p>
    </SmallForm>
  )
}
