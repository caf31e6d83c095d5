import type { Exhibit } from '../../../../contract/exhibits.ts'
import { factsText } from '../../../texts/file-facts.ts'
import { Failure } from '../../../ui/Failure.tsx'
import { useCustody } from './queries.ts'

/** One line for each thing that happened to the file, in the words of a bundle's custody record. */
export function CustodyTab({ exhibit }: { readonly exhibit: Exhibit }) {
  const custody = useCustody(exhibit.id)
  if (custody.error !== null) return <Failure error={custody.error} />
  return (
    <>
      <p className="small">{factsText.custodyHelp}</p>
      <ol className="custody">
        {custody.data?.lines.map(({ seq, when, by, what, more }) => (
          <li key={seq}>
            <span className="custody-when">{when}</span>
            <span>
              <bdi>{what}</bdi>
            </span>
            {more.map((line) => (
              <span key={line} className="small">
                <bdi>{line}</bdi>
              </span>
            ))}
            <span className="small hint">
              {factsText.byWhom(by)}, {factsText.line(seq)}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
