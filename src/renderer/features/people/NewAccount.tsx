import { useState } from 'react'
import type { AccountFields } from '../../../contract/accounts.ts'
import type { CaseId, IncidentId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { peopleText } from '../../texts/people.ts'
import { Tick } from '../../ui/Tick.tsx'
import { useSealedDraft } from '../../use-sealed-draft.ts'
import { useFrame } from '../frame/use-frame.ts'
import { whenOf } from '../incident/DateCorrection.tsx'
import { NO_DATE, type TypedDate } from '../quick-log/read-date.ts'
import { WhenField } from '../quick-log/WhenField.tsx'
import { AccountFieldsForm } from './AccountFieldsForm.tsx'
import { saidFields } from './fields.ts'
import { HandleHints } from './HandleHints.tsx'
import { useChange, stillNaming, useSeenAs, type Written } from './queries.ts'
import { SaveForm } from './SaveForm.tsx'

type AccountDraft = { readonly of: null; readonly fields: AccountFields; readonly date: TypedDate }
const NOTHING: AccountDraft = { of: null, fields: {}, date: NO_DATE }

type Props = { readonly onClose: () => void }

/** An account as it appears. Incidents that name it are linked when that is asked for. */
export function NewAccount({ onClose }: Props) {
  const { caseId, go, say, kept } = useFrame()
  const { draft, fields, date, type } = useAccountDraft(caseId)
  const [isAsked, setAsked] = useState(false)
  const [left, setLeft] = useState<Written>({ handle: '', platform: '' })
  const [isLinking, setLinking] = useState(false)
  const seen = useSeenAs(caseId, left).data
  const shown = isLinking ? (seen?.incidents ?? []).map(({ incident }) => incident) : []
  const record = useChange((said: AccountFields) => recordWith(caseId, said, shown))
  const firstSeen = whenOf(date)
  const said = saidFields({ ...fields, ...(firstSeen === undefined ? {} : { firstSeen }) })
  const isEmpty = Object.keys(said).length === 0
  const save = (): void => {
    setAsked(true)
    if (isEmpty || record.isPending) return
    record.mutate(said, {
      onSuccess: ({ account }) => {
        void draft.drop()
        say(peopleText.saved)
        kept<string | null>('people', null).current = account
        go({ at: 'account', account })
      },
    })
  }
  if (!draft.isRead) return null
  return (
    <div className="incident-page">
      <div className="reading-column">
        <h2>{peopleText.addAccount}</h2>
        <SaveForm
          name={peopleText.addAccount}
          missing={isAsked && isEmpty ? peopleText.saySomething : null}
          error={record.error}
          kept={draft.kept}
          onSave={save}
          onCancel={() => {
            void draft.drop()
            onClose()
          }}
        >
          <AccountFieldsForm
            value={fields}
            onChange={(some) => type({ fields: { ...fields, ...some } })}
            onLeft={() => setLeft({ handle: fields.handle ?? '', platform: fields.platform })}
            underHandle={seen !== undefined && <HandleHints seen={seen} handle={left.handle} />}
          />
          <Links count={seen?.incidents.length ?? 0} isOn={isLinking} onChange={setLinking} />
          <WhenField
            label={peopleText.fields.firstSeen.name}
            value={date}
            onChange={(read) => type({ date: read })}
          />
        </SaveForm>
      </div>
    </div>
  )
}

/** Links only what was shown, and of that only what fits the account as it is typed now. */
async function recordWith(caseId: CaseId, fields: AccountFields, shown: readonly IncidentId[]) {
  const { handle = '', platform } = fields
  const incidents = await stillNaming(caseId, { handle, platform }, shown)
  return api.accounts.record({ case: caseId, fields, incidents })
}

/** What was typed, there again after a lock, an exit or a crash. */
function useAccountDraft(caseId: CaseId) {
  const draft = useSealedDraft<AccountDraft>(caseId, 'account', ({ of }) => of === null)
  const typed = draft.content ?? NOTHING
  return {
    draft,
    ...typed,
    type: (some: Partial<AccountDraft>): void => draft.keep({ ...typed, ...some }),
  }
}

type LinksProps = {
  readonly count: number
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Links({ count, isOn, onChange }: LinksProps) {
  if (count === 0) return null
  return (
    <div className="field">
      <p>{peopleText.namedIn(count)}</p>
      <Tick label={peopleText.linkThem(count)} isOn={isOn} onChange={onChange} />
    </div>
  )
}
