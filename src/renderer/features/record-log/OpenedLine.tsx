import { useState } from 'react'
import type { Seq } from '../../../contract/ids.ts'
import type { HeldValue, OpenedLine as Line } from '../../../contract/ledger.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { exactMoment } from '../../ui/moment.ts'
import { useLine } from './queries.ts'

/** What one line says, in full; what a person wrote in it only when it is asked for. */
export function OpenedLine({ seq }: { readonly seq: Seq }) {
  const found = useLine(seq)
  if (found.isError) return <Failure error={found.error} />
  if (found.data === undefined) return null
  const line = found.data
  return (
    <div className="opened-line">
      <p className="said">{line.says}.</p>
      <p className="small">
        {line.at === null
          ? text.erased
          : `${text.written} ${exactMoment(new Date(line.at))}, ${text.by(line.by ?? '')}`}
      </p>
      {line.holds !== null && <Held holds={line.holds} />}
      {line.holds === null && line.type !== null && <OnlyWhenAsked seq={seq} />}
      <Fold label={text.technical}>
        <TechnicalFacts line={line} />
      </Fold>
    </div>
  )
}

function OnlyWhenAsked({ seq }: { readonly seq: Seq }) {
  const [holds, setHolds] = useState<readonly HeldValue[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const show = (): Promise<void> => api.ledger.holds({ seq }).then((found) => setHolds(found.holds), setError)
  return (
    <>
      <div className="beside">
        <Button
          aria-pressed={holds !== null}
          onPress={() => {
            if (holds === null) void show()
            else setHolds(null)
          }}
        >
          {holds === null ? text.show : text.hide}
        </Button>
        {holds === null && <span className="small">{text.hidden}</span>}
      </div>
      {holds !== null && <Held holds={holds} />}
      {error !== null && <Failure error={error} />}
    </>
  )
}

function Held({ holds }: { readonly holds: readonly HeldValue[] }) {
  if (holds.length === 0) return null
  return (
    <dl className="facts held" aria-label={text.wordForWord}>
      {holds.map(({ name, value }) => (
        <div key={name}>
          <dt className="mono">{name}</dt>
          <dd className="said" dir="auto">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function TechnicalFacts({ line }: { readonly line: Line }) {
  const facts: readonly (readonly [string, string])[] = [
    ...(line.type === null ? [] : [[text.type, line.type] as const]),
    ...(line.class === null ? [] : [[text.disclosure, line.class] as const]),
    [text.leafHash, line.leafHash.replaceAll(/(.{4})(?=.)/g, '$1 ')],
    [text.position, String(line.seq)],
    ...(line.at === null ? [] : [['UTC', line.at] as const]),
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="mono breaks">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
