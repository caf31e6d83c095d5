import type { Recipient } from '../../../../contract/bundles.ts'
import type { Filing } from '../../../../contract/filing.ts'
import { text } from '../../../texts/hand-over.ts'
import { LineField } from '../../../ui/LineField.tsx'

type Props = {
  readonly recipient: Recipient
  readonly filing: Filing
  readonly onChange: (filing: Filing) => void
}

/** What a court's own heading says; a blank line where nothing is said. */
export function CourtHeading({ recipient, filing, onChange }: Props) {
  const [first = '', second = ''] = filing.parties ?? []
  const [firstWord, secondWord] = recipient.parties ?? ['', '']
  const set = (next: Partial<Filing>): void => onChange({ ...filing, ...next })
  const setParties = (parties: readonly [string, string]): void => set({ parties })
  return (
    <fieldset className="form group">
      <legend>{text.courtDetails}</legend>
      <p className="small">{text.leftBlank}</p>
      <LineField label={text.court} value={filing.court ?? ''} onChange={(court) => set({ court })} />
      <LineField
        label={text.caseNumber(recipient.referenceWord)}
        value={filing.caseNumber ?? ''}
        onChange={(caseNumber) => set({ caseNumber })}
        isMono
      />
      <LineField
        label={text.party(firstWord)}
        value={first}
        onChange={(next) => setParties([next, second])}
      />
      <LineField
        label={text.party(secondWord)}
        value={second}
        onChange={(next) => setParties([first, next])}
      />
      <LineField
        label={text.bundleName}
        value={filing.bundleName ?? ''}
        onChange={(bundleName) => set({ bundleName })}
      />
    </fieldset>
  )
}
