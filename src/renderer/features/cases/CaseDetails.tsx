import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Case, CaseFields } from '../../../contract/cases.ts'
import { api } from '../../api.ts'
import { settings } from '../../texts/settings.ts'
import { Chips } from '../../ui/Chips.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { ZONE } from '../quick-log/read-date.ts'
import { optionsOf } from '../../ui/options.ts'
import { LeftField } from './LeftField.tsx'
import { CASES } from './queries.ts'
import { usualOrder } from './usual-order.ts'

const isZone = (zone: string): boolean => {
  try {
    return Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    // The one thing that it throws is that there is no such zone.
    return false
  }
}

type LineName = 'name' | 'writer' | 'initials' | 'parties' | 'reference' | 'zone'

/** What is known of a case. Each field is kept when it is left. */
export function CaseDetails({ of }: { readonly of: Case }) {
  const { say } = useFrame()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const change = async (changes: Partial<CaseFields>): Promise<void> => {
    setError(null)
    try {
      await api.cases.change({ case: of.id, changes })
      await queries.invalidateQueries({ queryKey: CASES })
      say(settings.saved)
    } catch (failure) {
      setError(failure)
    }
  }
  const line = (field: LineName) => ({
    of: of.id,
    field,
    value: of[field] ?? '',
    onLeft: (said: string) => change({ [field]: said }),
  })
  return (
    <div className="form">
      <LeftField {...line('name')} label={settings.caseTitle} isNeeded />
      <LeftField {...line('writer')} label={settings.writer} help={settings.writerHelp} />
      <LeftField
        {...line('initials')}
        label={settings.initials}
        help={settings.initialsHelp}
        refuse={(typed) => (/^[A-Z]{2,4}$/.test(typed) ? null : settings.initialsWrong)}
        isNeeded
      />
      <LeftField {...line('parties')} label={settings.parties} />
      <LeftField {...line('reference')} label={settings.reference} />
      {error !== null && <Failure error={error} />}
      <Chosen of={of} change={change} />
      <LeftField
        {...line('zone')}
        label={settings.zone}
        help={settings.zoneHelp(ZONE)}
        refuse={(typed) => (isZone(typed) ? null : settings.noSuchZone)}
        isNeeded
      />
    </div>
  )
}

type ChosenProps = {
  readonly of: Case
  readonly change: (changes: Partial<CaseFields>) => Promise<void>
}

function Chosen({ of, change }: ChosenProps) {
  const { jurisdiction = '', labelForm = 'plain', dayOrder } = of
  return (
    <>
      <Choice
        label={settings.jurisdiction}
        options={optionsOf(settings.jurisdictions)}
        chosen={
          jurisdiction in settings.jurisdictions
            ? (jurisdiction as keyof typeof settings.jurisdictions)
            : null
        }
        onChoose={(id) => void change({ jurisdiction: id })}
        placeholder={jurisdiction === '' ? settings.notChosen : jurisdiction}
      />
      <Chips
        label={settings.labelForm}
        options={optionsOf(settings.labelForms)}
        chosen={labelForm}
        onChoose={(id) => void change({ labelForm: id })}
      />
      <p className="small">{settings.labelHelp}</p>
      <Chips
        label={settings.dayOrder}
        options={optionsOf(settings.dayOrders)}
        chosen={dayOrder ?? usualOrder(jurisdiction)}
        onChoose={(id) => void change({ dayOrder: id })}
      />
    </>
  )
}
