import { useQuery } from '@tanstack/react-query'
import { isAppError } from '../../../../contract/errors.ts'
import { api } from '../../../api.ts'
import { refused } from '../../../texts/hand-over-refused.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { refusedKey } from '../queries.ts'
import type { StepProps } from '../step-props.ts'
import { FindingLine } from './FindingLine.tsx'

type Props = StepProps & { readonly error: unknown }

/** ux.md 12, number 17: what was found, where it stands, and what can be done about each. */
export function NotMade({ error, ...step }: Props) {
  if (!isAppError(error, 'LeakFound')) {
    return (
      <>
        <Failure error={error} />
        <Details error={error} />
      </>
    )
  }
  return (
    <section className="refused" aria-label={refused.head}>
      {step.plan.hasRead && (
        <div role="alert" className="notice">
          <p>
            <strong>{refused.head}</strong> {refused.says}
          </p>
        </div>
      )}
      <Findings {...step} error={error} />
      <div>
        <Button onPress={() => step.goTo('out')}>{refused.change}</Button>
      </div>
    </section>
  )
}

function Findings({ error, ...step }: Props) {
  const caseId = step.case.id
  const { data } = useQuery({
    queryKey: refusedKey(caseId),
    queryFn: async () => (await api.bundles.refused({ case: caseId })).findings,
    // What is withheld stays in the page no longer than it is looked at.
    gcTime: 0,
    refetchOnMount: 'always',
  })
  if (data === undefined) return null
  // The vault was locked since: where it stood is known no more, and what kind it was.
  if (data.length === 0) return <Details error={error} />
  return (
    <ul className="findings">
      {data.map((finding, index) => (
        <FindingLine key={`${finding.where} ${index}`} {...step} finding={finding} />
      ))}
    </ul>
  )
}

function Details({ error }: { readonly error: unknown }) {
  const details = isAppError(error) ? error.details : []
  if (details.length === 0) return null
  return (
    <ul className="says-list">
      {details.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
