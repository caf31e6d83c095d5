import { useState } from 'react'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { LongField } from '../../ui/LongField.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import { countWords } from './wording.ts'

type Props = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
}

/**
 * Exact words as they are written down. Those that are there already, or are pasted, stay folded until they are asked
 * for; those that are typed are folded with everything that is hidden at once, and nothing of them is lost.
 */
export function WordsField({ value, onChange, autoFocus = false }: Props) {
  const { isShown, show } = useRevealed()
  const [isAskedFor, setAskedFor] = useState(false)
  const isFolded = !isShown && value !== ''
  const button = useFocusBack(!isFolded)
  const { name, help } = incidentText.parts.words
  if (!isFolded)
    return (
      <LongField
        label={name}
        help={help}
        value={value}
        onChange={(typed) => {
          // Nothing is folded under the hands of somebody who writes.
          show()
          onChange(typed)
        }}
        autoFocus={autoFocus || isAskedFor}
      />
    )
  return (
    <div className="field">
      <span className="label">{name}</span>
      <div className="beside">
        <Button
          ref={button}
          aria-expanded={false}
          onPress={() => {
            setAskedFor(true)
            show()
          }}
        >
          {incidentText.showWords}
        </Button>
        <span className="small">{incidentText.hiddenWords(countWords(value))}</span>
      </div>
    </div>
  )
}
