import { useState } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'
import { api } from '../../api.ts'
import { recovery } from '../../texts/recovery.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'

type Props = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isReadOnly: boolean
  readonly autoFocus?: boolean
}
type Reading = Awaited<ReturnType<typeof api.vault.readRecovery>>

/** The recovery code, typed, pasted or read from a file; the group that is wrong is named when the field is left. */
export function CodeField({ value, onChange, isReadOnly, autoFocus = false }: Props) {
  const [says, setSays] = useState('')
  const [error, setError] = useState<unknown>(null)
  const read = async (typed: string): Promise<void> => {
    if (typed.trim() === '') return setSays('')
    setSays(wordsOf(await api.vault.readRecovery({ code: typed.slice(0, 200) })))
  }
  const fromFile = async (): Promise<void> => {
    setError(null)
    try {
      const { picked } = await api.shell.pickFile({})
      if (picked === null) return
      const found = await api.vault.readRecovery({ file: picked.token })
      if (found.isWhole || found.groups.length === 9) onChange(found.groups.join('-'))
      setSays(found.groups.length === 9 ? wordsOf(found) : recovery.noCodeInFile)
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <>
      <TextField
        className="field"
        value={value}
        onChange={(typed) => {
          onChange(typed)
          setSays('')
        }}
        onBlur={() => void read(value)}
        isReadOnly={isReadOnly}
        autoFocus={autoFocus}
      >
        <Label>{recovery.code}</Label>
        <Text slot="description" className="small">
          {recovery.codeHelp}
        </Text>
        <Input className="input mono" autoComplete="off" spellCheck="false" maxLength={200} />
      </TextField>
      <p role="status" className="small">
        {says}
      </p>
      {error !== null && <Failure error={error} />}
      <div>
        <Button onPress={() => void fromFile()}>{recovery.fromFile}</Button>
      </div>
    </>
  )
}

function wordsOf({ groups, wrong, isWhole }: Reading): string {
  if (isWhole) return recovery.whole
  if (wrong.length > 0) return recovery.wrong(wrong)
  return groups.length < 9 ? recovery.missing(groups.length) : recovery.notThisCode
}
