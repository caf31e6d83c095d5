import { useState } from 'react'
import { api } from '../../api.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { exactMoment, momentInWords } from '../../ui/moment.ts'
import { useFrame } from '../frame/use-frame.ts'
import { useLogGrew, useStamps } from './queries.ts'

/** A question to a time service is a file that somebody carries; nothing is sent. */
export function CarryToTimeService() {
  return (
    <Fold label={text.carry}>
      <Carry />
    </Fold>
  )
}

function Carry() {
  const { say } = useFrame()
  const stamps = useStamps()
  const grew = useLogGrew()
  const [error, setError] = useState<unknown>(null)
  const trying = async (work: () => Promise<unknown>): Promise<void> => {
    setError(null)
    await work().then(grew, setError)
  }
  const ask = () =>
    trying(async () => {
      const { picked } = await api.shell.pickNewFile({ suggested: 'question.tsq' })
      if (picked === null) return
      await api.stamps.query({ to: picked.token })
      say(text.questionSaved(picked.name))
    })
  const bring = () =>
    trying(async () => {
      const { picked } = await api.shell.pickFile({})
      if (picked !== null) await api.stamps.import({ from: picked.token })
    })
  return (
    <>
      <p className="measure">{text.carryIntro}</p>
      <ol className="says-list">
        {text.carrySteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="beside">
        <Button onPress={() => void ask()}>{text.saveQuestion}</Button>
        <Button onPress={() => void bring()}>{text.chooseAnswer}</Button>
      </div>
      {error !== null && <Failure error={error} />}
      <ul className="plain-list measure">
        {stamps.data?.waiting.map(({ seq, at, size }) => (
          <li key={seq}>{text.waiting(momentInWords(new Date(at)), size)}</li>
        ))}
        {stamps.data?.stamps.map(({ seq, at, size, authority }) => (
          <li key={seq}>{text.answered(exactMoment(new Date(at)), size, authority)}</li>
        ))}
      </ul>
    </>
  )
}
