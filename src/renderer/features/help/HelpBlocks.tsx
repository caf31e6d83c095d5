import { help } from '../../texts/help.ts'
import { asAtWords, isOld, siteOf, type Line, type Region, type Sourced } from './regions.ts'
import { useRegion } from './use-region.ts'

/** Three blocks on one screen: in danger now, somebody to talk to, what next. No number is a link. */
export function HelpBlocks() {
  const { region } = useRegion()
  if (region === undefined) return null
  return (
    <div className="help-page">
      <section className="help-danger" aria-labelledby="help-danger">
        <h2 id="help-danger">{help.danger}</h2>
        {region === null ? <p>{help.callLocal}</p> : <InDanger region={region} />}
        <p className="help-leave">{help.leaveFirst}</p>
      </section>
      <section className="help-talk" aria-labelledby="help-talk">
        <h2 id="help-talk">{help.talk}</h2>
        {region === null ? <p>{help.noNumbers}</p> : <Lines lines={region.talk} />}
      </section>
      <section className="help-next" aria-labelledby="help-next">
        <h2 id="help-next">{help.next}</h2>
        <ol>
          {help.nextSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="small">{help.nothingLogged}</p>
      </section>
    </div>
  )
}

function InDanger({ region: { danger, otherWays } }: { readonly region: Region }) {
  return (
    <>
      <p className="help-number">{danger.number}</p>
      <p>{danger.whom}</p>
      <AsAt of={danger} isNumber />
      <h3>{help.otherWays}</h3>
      <ul className="help-ways">
        {otherWays.map((way) => (
          <li key={way.how}>
            {way.how} <AsAt of={way} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul className="help-lines">
      {lines.map((line) => (
        <li key={line.name}>
          <strong>{line.name}</strong>
          <span className="mono">{line.number}</span>
          <span>
            {line.hours}
            {line.text !== undefined && `. ${help.text(line.text)}`}
          </span>
          <span className="small help-about">
            {line.forWhom}. <AsAt of={line} isNumber />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Where it was read and when; older than twelve months, that it is to be checked. */
function AsAt({ of, isNumber = false }: { readonly of: Sourced; readonly isNumber?: boolean }) {
  const words = asAtWords(of.asAt)
  const check = isNumber ? help.check : help.checkThis
  return (
    <span className="hint as-at">
      {isOld(of.asAt, Date.now()) ? check(words) : help.asAt(words)}, {siteOf(of.source)}
    </span>
  )
}
