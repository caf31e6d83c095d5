import type { Seq } from '../../../contract/ids.ts'
import type { HeldValue, OpenedLine as Line } from '../../../contract/ledger.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { exactMoment } from '../../ui/moment.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import { useHeldWords, useLine } from './queries.ts'

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
  const { isShown, show, hide } = useRevealed('hidden')
  return (
    <>
      <div className="beside">
        <Button aria-pressed={isShown} onPress={isShown ? hide : show}>
          {isShown ? text.hide : text.show}
        </Button>
        {!isShown && <span className="small">{text.hidden}</span>}
      </div>
      {isShown && <HeldWords seq={seq} />}
    </>
  )
}

function HeldWords({ seq }: { readonly seq: Seq }) {
  const { data, error } = useHeldWords(seq)
  if (error !== null) return <Failure error={error} />
  return data !== undefined && <Held holds={data.holds} />
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
