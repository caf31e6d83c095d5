import { Suspense, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { OfferedFile } from '../../../../contract/bundles.ts'
import type { OwnDetail } from '../../../../contract/own-details.ts'
import { text } from '../../../texts/hand-over.ts'
import { Button } from '../../../ui/Button.tsx'
import type { FileChoice, Plan } from '../plan.ts'
import { Redactor, type RedactorProps } from '../lazy-redactor.ts'
import { fileName } from '../rows.ts'
import type { StepProps } from '../step-props.ts'

/** What each file says of itself, and how it goes: as it is, as a copy with parts covered, or not at all. */
export function InTheFiles({ plan, hand, offered, going, details, lead }: StepProps) {
  const [redacting, setRedacting] = useState<OfferedFile | null>(
    () => offered.files.find(({ exhibit }) => lead?.to === 'redact' && exhibit === lead.exhibit) ?? null,
  )
  if (details === null) {
    return (
      <section aria-labelledby="in-files">
        <h3 id="in-files">{text.inFiles}</h3>
        <p role="status">{text.reading}</p>
      </section>
    )
  }
  const named = new Set(going.incidents.flatMap(({ exhibits }) => exhibits))
  const asked = offered.files.filter(
    ({ exhibit }) => named.has(exhibit) && !plan.withoutFiles.includes(exhibit),
  )
  const saying = (file: OfferedFile): readonly OwnDetail[] =>
    details.find(({ exhibit }) => exhibit === file.exhibit)?.details ?? []
  const speaking = asked.filter((file) => saying(file).length > 0)
  const others = asked.filter((file) => saying(file).length === 0)
  const choose = (file: OfferedFile, choice: FileChoice): void =>
    hand.change({ files: { ...plan.files, [file.exhibit]: choice } })
  const cover = (file: OfferedFile, covered: Plan['covered'][number] | null): void => {
    const rest = plan.covered.filter(({ exhibit }) => exhibit !== file.exhibit)
    hand.change({
      covered: covered === null ? rest : [...rest, covered],
      files: { ...plan.files, [file.exhibit]: covered === null ? 'original' : 'redacted' },
    })
    setRedacting(null)
  }
  const row = (file: OfferedFile) => (
    <FileRow
      key={file.exhibit}
      file={file}
      says={saying(file)}
      choice={plan.files[file.exhibit] ?? (saying(file).length === 0 ? 'original' : null)}
      onChoose={(choice) => choose(file, choice)}
      onRedact={() => setRedacting(file)}
    />
  )
  return (
    <section className="form" aria-labelledby="in-files">
      <h3 id="in-files">{text.inFiles}</h3>
      {asked.length > 0 && (
        <p className="small">{speaking.length === 0 ? text.nothingInFiles : text.inFilesHelp}</p>
      )}
      {speaking.length > 0 && <ul className="file-choices">{speaking.map(row)}</ul>}
      {others.length > 0 && <h4>{text.otherFiles(others.length)}</h4>}
      {others.length > 0 && <ul className="file-choices">{others.map(row)}</ul>}
      {redacting !== null && (
        <Redacting
          file={redacting}
          plan={plan}
          onDone={(covered) => cover(redacting, covered)}
          onCancel={() => setRedacting(null)}
        />
      )}
    </section>
  )
}

type RedactingProps = Omit<RedactorProps, 'covered'> & { readonly plan: Plan }

function Redacting({ plan, file, ...ways }: RedactingProps) {
  const covered = plan.covered.find(({ exhibit }) => exhibit === file.exhibit) ?? null
  return (
    <Suspense>
      <Redactor file={file} covered={covered} {...ways} />
    </Suspense>
  )
}

type RowProps = {
  readonly file: OfferedFile
  readonly says: readonly OwnDetail[]
  readonly choice: FileChoice | null
  readonly onChoose: (choice: FileChoice) => void
  readonly onRedact: () => void
}

function FileRow({ file, says, choice, onChoose, onRedact }: RowProps) {
  const canRedact = file.canCover !== null
  const choices = (['original', 'redacted', 'out'] as const).filter((one) => one !== 'redacted' || canRedact)
  const name = fileName(file)
  return (
    <li>
      <RadioGroup
        className="choices"
        value={choice}
        onChange={(value) => (value === 'redacted' ? onRedact() : onChoose(value as FileChoice))}
      >
        <Label>
          <bdi>{name}</bdi>
        </Label>
        {says.length > 0 && <p className="small">{says.map((one) => text.details[one]).join(' · ')}</p>}
        <div className="chips">
          {choices.map((one) => (
            <Radio key={one} value={one} className="chip">
              {text.choices[one]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {canRedact && choice === 'redacted' && <Button onPress={onRedact}>{text.redact}</Button>}
    </li>
  )
}
