import type { VerifyReport } from '../../../contract/packages.ts'
import { technicalFacts } from '../../../contract/verdict-words.ts'
import { text } from '../../texts/check.ts'

/** For whoever compares keys and hashes, and the report as data. */
export function Technical({ report }: { readonly report: VerifyReport }) {
  return (
    <>
      <dl className="facts">
        {technicalFacts(report).map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd className="mono breaks">{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{text.asData}</h3>
      <pre className="as-data mono" tabIndex={0} role="region" aria-label={text.asData}>
        {JSON.stringify(report, null, 2)}
      </pre>
    </>
  )
}
