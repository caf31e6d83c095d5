import { useState } from 'react'
import { settings } from '../../../texts/settings.ts'
import { text } from '../../../texts/hand-over.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { LineField } from '../../../ui/LineField.tsx'
import { optionsOf } from '../../../ui/options.ts'
import type { AboutCase } from '../about-case.ts'
import { answerId } from '../what-is-missing.ts'

export type AboutProps = {
  readonly about: AboutCase
  readonly set: (next: Partial<AboutCase>) => void
}

type Props = AboutProps & {
  /** Whether something of this case was made before: then it was asked, and is only said. */
  readonly wasAsked: boolean
}

/** What belongs to the case is asked at its first hand-over, and kept with it. */
export function OfTheCase({ about, set, wasAsked }: Props) {
  const [isOpen, setOpen] = useState(!wasAsked || about.writer === '' || about.initials === '')
  return (
    <fieldset className="form group">
      <legend>{text.aboutCase}</legend>
      {isOpen ? (
        <CaseFields about={about} set={set} />
      ) : (
        <Said about={about} onChange={() => setOpen(true)} />
      )}
    </fieldset>
  )
}

const JURISDICTIONS = settings.jurisdictions as Readonly<Record<string, string>>

function CaseFields({ about, set }: AboutProps) {
  const { jurisdiction } = about
  return (
    <>
      <p className="small">{text.aboutCaseHelp}</p>
      <LineField
        label={text.caseTitle}
        help={text.caseTitleHelp}
        value={about.name}
        onChange={(name) => set({ name })}
        maxLength={200}
      />
      <LineField
        id={answerId('writer')}
        label={text.writer}
        value={about.writer}
        onChange={(writer) => set({ writer })}
        maxLength={200}
      />
      <LineField
        id={answerId('initials')}
        label={text.initials}
        help={text.initialsHelp}
        value={about.initials}
        onChange={(next) => set({ initials: next.toUpperCase() })}
        maxLength={4}
      />
      <Choice
        label={text.jurisdiction}
        options={optionsOf(JURISDICTIONS)}
        chosen={jurisdiction in JURISDICTIONS ? jurisdiction : null}
        onChoose={(id) => set({ jurisdiction: id })}
        placeholder={jurisdiction === '' ? settings.notChosen : jurisdiction}
      />
    </>
  )
}

function Said({ about, onChange }: { readonly about: AboutCase; readonly onChange: () => void }) {
  const { name, writer, initials, jurisdiction } = about
  return (
    <div className="of-the-case">
      <dl>
        {[
          [text.caseTitle, name],
          [text.writerSaid, writer],
          [text.exhibitsSaid, initials],
          [text.jurisdiction, JURISDICTIONS[jurisdiction] ?? (jurisdiction || settings.notChosen)],
        ].map(([what, says]) => (
          <div key={what}>
            <dt className="small">{what}</dt>
            <dd dir="auto">{says}</dd>
          </div>
        ))}
      </dl>
      <Button aria-label={text.changeCase} onPress={onChange}>
        {text.change}
      </Button>
    </div>
  )
}
