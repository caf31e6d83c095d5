import { Suspense, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { OfferedFile } from '../../../../contract/bundles.ts'
import type { ExhibitId } from '../../../../contract/ids.ts'
import type { OwnDetail } from '../../../../contract/own-details.ts'
import { text } from '../../../texts/hand-over.ts'
import { Button } from '../../../ui/Button.tsx'
import type { FileChoice, Plan, RedactedFile } from '../plan.ts'
import { Redactor, type RedactorProps } from '../lazy-redactor.ts'
import { fileName } from '../rows.ts'
import type { StepProps } from '../step-props.ts'

/** What each file says of itself, and how it goes: as it is, as a copy with parts covered, or not at all. */
export function InTheFiles({ plan, hand, offered, going, details, lead }: StepProps) {
  const [redacting, setRedacting] = useState<OfferedFile | null>(
    () => offered.files.find(({ exhibit }) => exhibit === toRedact(lead, plan)) ?? null,
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
  const row = (file: OfferedFile) => (
    <FileRow
      key={file.exhibit}
      file={file}
      says={saying(file)}
      choice={plan.files[file.exhibit] ?? (saying(file).length === 0 ? 'original' : null)}
      isBegun={plan.covering.some(({ covered }) => covered.exhibit === file.exhibit)}
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
        <Redacting file={redacting} plan={plan} hand={hand} onClose={() => setRedacting(null)} />
      )}
    </section>
  )
}

/** The file that this step is opened at: one that it was led to for, or that was being covered when it was left. */
function toRedact(lead: StepProps['lead'], { covering }: Plan): ExhibitId | null {
  return lead?.to === 'redact' ? lead.exhibit : (covering[0]?.covered.exhibit ?? null)
}

type RedactingProps = Pick<RedactorProps, 'file'> &
  Pick<StepProps, 'plan' | 'hand'> & { readonly onClose: () => void }

/** What was begun and not kept goes on where it was. */
function Redacting({ plan, hand, file, onClose }: RedactingProps) {
  const { exhibit } = file
  const isIts = (one: RedactedFile): boolean => one.exhibit === exhibit
  const begun = plan.covering.find(({ covered }) => isIts(covered))
  const others = plan.covering.filter(({ covered }) => !isIts(covered))
  const close = (change: Partial<Plan>): void => {
    hand.change({ ...change, covering: others })
    onClose()
  }
  const keep = (covered: RedactedFile | null): void => {
    const rest = plan.covered.filter((one) => !isIts(one))
    close({
      covered: covered === null ? rest : [...rest, covered],
      files: { ...plan.files, [exhibit]: covered === null ? 'original' : 'redacted' },
    })
  }
  return (
    <Suspense>
      <Redactor
        file={file}
        covered={begun?.covered ?? plan.covered.find(isIts) ?? null}
        typed={begun?.typed ?? ''}
        onChange={(covering) => hand.change({ covering: [...others, covering] })}
        onDone={keep}
        onCancel={() => close({})}
        onAside={onClose}
      />
    </Suspense>
  )
}

type RowProps = {
  readonly file: OfferedFile
  readonly says: readonly OwnDetail[]
  readonly choice: FileChoice | null
  /** Parts of it were covered and not kept. */
  readonly isBegun: boolean
  readonly onChoose: (choice: FileChoice) => void
  readonly onRedact: () => void
}

function FileRow({ file, says, choice, isBegun, onChoose, onRedact }: RowProps) {
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
      {isBegun && <p className="small">{text.coverBegun}</p>}
      {canRedact && (isBegun || choice === 'redacted') && <Button onPress={onRedact}>{text.redact}</Button>}
    </li>
  )
}
