import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { api } from '../../api.ts'
import { text } from '../../texts/app.ts'
import { Button } from '../../ui/Button.tsx'
import { StepHead } from './StepHead.tsx'

/** Step 3: the code to write by hand; its slot is written only when three of its groups were typed back. */
export function RecoveryCode({ onDone }: { readonly onDone: () => void }) {
  const prepared = useQuery({
    queryKey: ['recovery-code'],
    queryFn: () => api.vault.prepareRecovery({}),
    gcTime: 0,
  })
  const [typed, setTyped] = useState<readonly string[]>(['', '', ''])
  const [wrong, setWrong] = useState<readonly number[]>([])
  const finish = async (): Promise<void> => {
    const answer = await api.vault.confirmRecovery({ groups: [...typed] })
    if (answer.confirmed) onDone()
    else setWrong(answer.wrong)
  }
  const { code = '', ask = [] } = prepared.data ?? {}
  return (
    <main className="plain-page">
      <StepHead step={3} title={text.wayBackIn} />
      <p>{text.codeIntro}</p>
      <ol className="groups" aria-label={text.recoveryCode}>
        {code.split('-').map((group, index) => (
          <li key={`${index}${group}`}>
            <span className="small">{index + 1}</span>
            <span className="mono">{group}</span>
          </li>
        ))}
      </ol>
      <div className="beside">
        {ask.map((number, place) => (
          <TextField
            key={number}
            className="field"
            value={typed[place] ?? ''}
            onChange={(value) => setTyped(typed.map((one, at) => (at === place ? value : one)))}
            isInvalid={wrong.includes(number)}
          >
            <Label>{text.typeGroup(number)}</Label>
            <Input className="input mono" size={8} autoComplete="off" spellCheck="false" />
          </TextField>
        ))}
      </div>
      <p className="small">{text.groupHelp}</p>
      {wrong.length > 0 && (
        <p role="alert" className="wrong">
          {text.groupWrong(wrong)}
        </p>
      )}
      <div className="beside">
        <Button onPress={onDone}>{text.later}</Button>
        <Button kind="main" isDisabled={typed.some((group) => group === '')} onPress={() => void finish()}>
          {text.checkAndFinish}
        </Button>
      </div>
    </main>
  )
}
