import type { ReactNode } from 'react'
import type { Exhibit } from '../../../../contract/exhibits.ts'
import { text } from '../../../texts/app.ts'
import { factsText } from '../../../texts/file-facts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import { kindSaid } from '../../incident/kind-of.ts'
import { sizeInWords } from '../../../ui/size-in-words.ts'
import { nameOf } from '../queries.ts'
import { CheckNow } from './CheckNow.tsx'
import { EraseFile } from './EraseFile.tsx'
import { Hash } from './Hash.tsx'
import { useFileFacts } from './queries.ts'
import { SaveACopy } from './SaveACopy.tsx'

/** When and how a file came, what it is, and whether it is as it was. */
export function FactsTab({ exhibit }: { readonly exhibit: Exhibit }) {
  const { caseId, go } = useFrame()
  const facts = useFileFacts(exhibit.id, caseId)
  if (facts.error !== null) return <Failure error={facts.error} />
  if (facts.data === undefined) return null
  const { label, kept, source, by, incidents, ownTime, sizePx } = facts.data
  const name = nameOf(exhibit)
  return (
    <>
      <dl>
        {label !== null && (
          <Fact name={factsText.label}>
            <span className="mono">{label}</span>
          </Fact>
        )}
        <Fact name={factsText.name}>{name === null ? factsText.noName : <bdi>{name}</bdi>}</Fact>
        <Fact name={factsText.kept}>{kept}</Fact>
        <Fact name={factsText.how}>{factsText.source[source]}</Fact>
        {ownTime !== null && <Fact name={factsText.ownTime[ownTime.from]}>{ownTime.short}</Fact>}
        <Fact name={factsText.from}>
          {incidents.length === 0 && factsText.noIncident}
          {incidents.map(({ id, title }) => (
            <Button key={id} kind="plain" onPress={() => go({ at: 'incident', incident: id })}>
              <bdi>{title === '' ? text.untitled : title}</bdi>
            </Button>
          ))}
        </Fact>
        <Fact name={factsText.by}>{by ?? factsText.you}</Fact>
        <Fact name={factsText.type}>
          {kindSaid(exhibit)}, <bdi className="mono">{exhibit.mediaType}</bdi>
          {sizePx !== null && `, ${factsText.pixels(sizePx.width, sizePx.height)}`}
        </Fact>
        <Fact name={factsText.size}>{sizeInWords(exhibit.sizeBytes)}</Fact>
        <Fact name={factsText.hash}>
          <Hash sha256={exhibit.sha256} />
        </Fact>
      </dl>
      <CheckNow exhibit={exhibit} kept={kept} />
      <div className="file-actions">
        <SaveACopy exhibit={exhibit} label={label} />
        <EraseFile exhibit={exhibit} label={label} />
      </div>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
