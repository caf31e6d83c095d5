import type { Exhibit, FoundDetail } from '../../../../contract/exhibits.ts'
import { factsText } from '../../../texts/file-facts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { useRevealed } from '../../../ui/use-revealed.ts'
import { useMetadata, useOwnWords } from './queries.ts'

/** What the file says of itself: what may locate or identify somebody first. */
export function MetadataTab({ exhibit }: { readonly exhibit: Exhibit }) {
  const metadata = useMetadata(exhibit.id)
  const { isShown, show, hide } = useRevealed('hidden')
  if (metadata.error !== null) return <Failure error={metadata.error} />
  if (metadata.data === undefined) return <p className="small">{factsText.lookingFor}</p>
  const { tells, count } = metadata.data
  return (
    <div className="metadata">
      {tells.length > 0 && (
        <p className="notice">
          {factsText.foundIn(tells.map((detail) => factsText.tells[detail]).join(', '))} {factsText.goesAlong}
        </p>
      )}
      {tells.length + count === 0 && <p>{factsText.nothingFound}</p>}
      {count > 0 && (
        <>
          <p className="small">{factsText.valuesHidden}</p>
          <Button aria-expanded={isShown} onPress={isShown ? hide : show}>
            {isShown ? factsText.hide : factsText.show}
          </Button>
          {isShown && <OwnWords exhibit={exhibit} />}
        </>
      )}
    </div>
  )
}

function OwnWords({ exhibit }: { readonly exhibit: Exhibit }) {
  const { data, error } = useOwnWords(exhibit.id)
  if (error !== null) return <Failure error={error} />
  return data === undefined ? (
    <p className="small">{factsText.lookingFor}</p>
  ) : (
    <FoundList found={data.found} />
  )
}

function FoundList({ found }: { readonly found: readonly FoundDetail[] }) {
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  return kinds.map((kind) => (
    <section key={kind}>
      <h2>{factsText.groups[kind]}</h2>
      <dl>
        {found
          .filter((detail) => detail.kind === kind)
          .map(({ name, says }, index) => (
            <div key={`${name} ${index}`}>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>
                <bdi className="mono">{says}</bdi>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  ))
}
