import type { LeakFinding, OfferedFile, WithheldAs } from '../../../../contract/bundles.ts'
import type { ExhibitId, IncidentId } from '../../../../contract/ids.ts'
import { text } from '../../../texts/hand-over.ts'
import { refused } from '../../../texts/hand-over-refused.ts'
import { Button } from '../../../ui/Button.tsx'
import { HidingFold } from '../../../ui/Fold.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import type { Offered } from '../plan.ts'
import { fileName } from '../rows.ts'
import type { StepProps } from '../step-props.ts'

export type FindingProps = StepProps & { readonly finding: LeakFinding }

/** One thing that stopped the package. The words are shown when somebody asks for them. */
export function FindingLine(props: FindingProps) {
  const { finding, offered } = props
  return (
    <li>
      <p>
        <strong>{placeOf(finding, offered)}</strong>
        <br />
        {refused.kinds[finding.kind]}
      </p>
      {finding.words.length > 0 && (
        <HidingFold label={refused.showWords}>
          <Words {...props} />
        </HidingFold>
      )}
      <Ways {...props} />
    </li>
  )
}

const titleOf = (offered: Offered, id: IncidentId): string =>
  offered.incidents.find(({ incident }) => incident === id)?.title || text.untitled

const fileOf = (offered: Offered, id: ExhibitId | null): OfferedFile | null =>
  offered.files.find(({ exhibit }) => exhibit === id) ?? null

function placeOf({ pages, incident, exhibit, isInFile, where }: LeakFinding, offered: Offered): string {
  const file = fileOf(offered, exhibit)
  const onPages = pages.length === 0 ? '' : refused.pages(pages)
  if (file !== null) return refused.place(fileName(file), onPages, isInFile)
  if (incident !== null) return refused.place(refused.incident(titleOf(offered, incident)), onPages, false)
  return onPages === '' ? where : `${onPages.charAt(0).toUpperCase()}${onPages.slice(1)}`
}

function nameIn(offered: Offered, withheld: WithheldAs): string {
  if (withheld.as === 'covered' || withheld.as === 'account') return ''
  if (withheld.as !== 'file-name') return titleOf(offered, withheld.incident)
  const file = fileOf(offered, withheld.exhibit)
  return file === null ? '' : fileName(file)
}

/** What was named to be covered, and a private note, stand nowhere. */
const canStand = ({ as }: WithheldAs): boolean => as !== 'covered' && as !== 'note'

function Words({ finding, offered, plan, hand }: FindingProps) {
  const set = (words: string, may: boolean): void => {
    const others = plan.mayStand.filter((one) => one !== words)
    hand.change({ mayStand: may ? [...others, words] : others })
  }
  return (
    <ul className="found-words">
      {finding.words.map(({ words, withheld }) => (
        <li key={words}>
          <blockquote dir="auto">{words}</blockquote>
          <p className="small">{refused.because(withheld, nameIn(offered, withheld))}</p>
          {canStand(withheld) && (
            <Tick
              label={refused.mayStand}
              isOn={plan.mayStand.includes(words)}
              onChange={(may) => set(words, may)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

/** The page it stands on, and what can be done about it. */
function Ways({ finding, offered, plan, hand, goTo }: FindingProps) {
  const { go } = useFrame()
  const { pages, incident, exhibit } = finding
  const file = fileOf(offered, exhibit)
  const isOut = exhibit !== null && plan.files[exhibit] === 'out'
  return (
    <div className="beside">
      {pages.length > 0 && (
        <Button
          aria-label={refused.showPages(pages)}
          onPress={() => goTo('read', { to: 'pages', pages, words: finding.words.map(({ words }) => words) })}
        >
          {refused.showMe}
        </Button>
      )}
      {incident !== null && (
        <Button onPress={() => go({ at: 'incident', incident })}>{refused.openIncident}</Button>
      )}
      {file !== null && file.canCover !== null && !isOut && (
        <Button
          aria-label={refused.redactNamed(fileName(file))}
          onPress={() => goTo('out', { to: 'redact', exhibit: file.exhibit })}
        >
          {refused.redact}
        </Button>
      )}
      {file !== null && !isOut && (
        <Button
          aria-label={refused.leaveOutNamed(fileName(file))}
          onPress={() => hand.change({ files: { ...plan.files, [file.exhibit]: 'out' } })}
        >
          {refused.leaveOut}
        </Button>
      )}
      {isOut && (
        <span className="small" role="status">
          {refused.isOut}
        </span>
      )}
    </div>
  )
}
