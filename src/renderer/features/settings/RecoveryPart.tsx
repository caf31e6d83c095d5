import { useState } from 'react'
import { api } from '../../api.ts'
import { settings } from '../../texts/settings.ts'
import { dayInWords } from '../../ui/moment.ts'
import { Button } from '../../ui/Button.tsx'
import { SmallForm } from '../../ui/SmallForm.tsx'
import { CodeField } from '../lock/CodeField.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { CodeToWrite } from '../make-vault/CodeToWrite.tsx'
import { useReadAnew, useRecoveryStatus } from './queries.ts'

type Doing = 'nothing' | 'setting' | 'asking' | 'practising'

/** Sets up, practises with, or replaces the code that opens the vault without the passphrase. */
export function RecoveryPart({ hasCode }: { readonly hasCode: boolean }) {
  const { say } = useFrame()
  const readAnew = useReadAnew()
  const [doing, setDoing] = useState<Doing>('nothing')
  const since = useRecoveryStatus()?.since ?? null
  const stop = (): void => setDoing('nothing')
  const done = (): void => {
    stop()
    say(settings.codeSet)
    void readAnew()
  }
  if (doing === 'setting') return <CodeToWrite onDone={done} onLater={stop} later={settings.cancel} />
  if (doing === 'practising') return <Practise onEnd={stop} />
  if (doing === 'asking')
    return (
      <div className="form" role="group" aria-label={settings.replace}>
        <p className="notice">{settings.replaceAsk}</p>
        <div className="beside">
          <Button autoFocus onPress={stop}>
            {settings.keepIt}
          </Button>
          <Button onPress={() => setDoing('setting')}>{settings.replaceIt}</Button>
        </div>
      </div>
    )
  return (
    <>
      <p>
        {hasCode ? settings.hasCode(since === null ? null : dayInWords(new Date(since))) : settings.noCode}
      </p>
      <div className="beside">
        {!hasCode && <Button onPress={() => setDoing('setting')}>{settings.setUp}</Button>}
        {hasCode && <Button onPress={() => setDoing('practising')}>{settings.practise}</Button>}
        {hasCode && <Button onPress={() => setDoing('asking')}>{settings.replace}</Button>}
      </div>
    </>
  )
}

function Practise({ onEnd }: { readonly onEnd: () => void }) {
  const [code, setCode] = useState('')
  const [fits, setFits] = useState(false)
  const check = async (): Promise<void> => {
    setFits(false)
    setFits((await api.vault.practiseRecovery({ code })).fits)
  }
  return (
    <SmallForm
      does={settings.check}
      isReady={code !== ''}
      run={check}
      beside={<Button onPress={onEnd}>{settings.cancel}</Button>}
    >
      <p>{settings.practiseHelp}</p>
      <CodeField value={code} onChange={setCode} isReadOnly={false} />
      <p role="status">{fits && settings.fits}</p>
    </SmallForm>
  )
}
