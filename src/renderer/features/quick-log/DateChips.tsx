import { Radio, RadioGroup } from 'react-aria-components'
import type { DateQuestion } from '../../../contract/dates.ts'

type Props = {
  readonly question: DateQuestion
  readonly chosen: number | null
  readonly onChoose: (at: number) => void
}

/** What a phrase can mean, one of them chosen or none. */
export function DateChips({ question, chosen, onChoose }: Props) {
  return (
    <RadioGroup
      aria-label={question.text}
      className="chips"
      orientation="horizontal"
      value={chosen === null ? null : String(chosen)}
      onChange={(at) => onChoose(Number(at))}
    >
      {question.options.map(({ label }, at) => (
        <Radio key={label} value={String(at)} className="chip radio-chip">
          {label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
