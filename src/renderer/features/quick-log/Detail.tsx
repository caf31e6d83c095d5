import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { REPLIES } from '../../../contract/records.ts'
import { incidentText } from '../../texts/incident.ts'
import { quickText } from '../../texts/quick-log.ts'
import { Button } from '../../ui/Button.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { LongField } from '../../ui/LongField.tsx'
import { WordsField } from '../incident/WordsField.tsx'
import { asksAccount, hasDetail, type Fields } from './fields.ts'

type Props = { readonly fields: Fields; readonly change: (some: Partial<Fields>) => void }

/** What can be said beside the short sheet, once it is asked for. */
export function Detail({ fields, change }: Props) {
  const [isOpen, setOpen] = useState(false)
  // An account that is typed and no longer asked for above is seen here; what is open stays so.
  if (!isOpen && hasDetail(fields)) setOpen(true)
  return (
    <>
      {(isOpen || fields.words !== '') && <Words fields={fields} change={change} />}
      {isOpen ? (
        <More fields={fields} change={change} />
      ) : (
        <div>
          <Button aria-expanded={false} onPress={() => setOpen(true)}>
            {quickText.addDetail}
          </Button>
        </div>
      )}
    </>
  )
}

const LINES = ['account', 'affected', 'witnesses'] as const

function More({ fields, change }: Props) {
  const { parts, replies } = incidentText
  const asked = asksAccount(fields) ? LINES.filter((name) => name !== 'account') : LINES
  return (
    <>
      {(['told', 'effect'] as const).map((name) => (
        <LongField
          key={name}
          label={parts[name].name}
          help={parts[name].help}
          rows={2}
          value={fields[name]}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      {asked.map((name) => (
        <LineField
          key={name}
          label={parts[name].name}
          help={parts[name].help}
          isMono={name === 'account'}
          maxLength={500}
          value={fields[name]}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      <RadioGroup
        className="field"
        value={fields.replied}
        onChange={(chosen) => change({ replied: REPLIES.find((reply) => reply === chosen) ?? null })}
      >
        <Label>{parts.replied.name}</Label>
        <div className="chips">
          {REPLIES.map((reply) => (
            <Radio key={reply} value={reply} className="chip radio-chip">
              {replies[reply]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </>
  )
}

function Words({ fields, change }: Props) {
  return (
    <div className="field">
      {fields.isPasted && <p>{quickText.pastedQuestion}</p>}
      <WordsField value={fields.words} onChange={(words) => change({ words })} />
      {fields.isPasted && <WhoseWords fields={fields} change={change} />}
    </div>
  )
}

function WhoseWords({ fields: { happened, words }, change }: Props) {
  const mine = [happened, words].filter((part) => part !== '').join('\n')
  return (
    <div className="beside">
      <Button kind="plain" onPress={() => change({ happened: mine, words: '', isPasted: false })}>
        {quickText.notTheirs}
      </Button>
      <Button kind="plain" onPress={() => change({ words: '', isPasted: false })}>
        {quickText.takeOut}
      </Button>
    </div>
  )
}
