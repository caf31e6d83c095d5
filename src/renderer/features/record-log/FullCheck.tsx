import { CircleCheck, CircleX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ERROR_CODES, type ErrorCode } from '../../../contract/errors.ts'
import type { CheckReport } from '../../../contract/vault.ts'
import { errorWords } from '../../errors.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { clockTime } from '../../ui/moment.ts'
import { sizeInWords } from '../../ui/size-in-words.ts'
import type { useFullCheck } from './use-full-check.ts'

/** How far a full check is, and in the same place what it found. */
export function FullCheck({ check: { state, stop } }: { readonly check: ReturnType<typeof useFullCheck> }) {
  if (state.kind === 'none') return null
  if (state.kind === 'failed') return <Failure error={state.error} />
  if (state.kind === 'done') return <CheckResult report={state.report} at={state.at} />
  const { doneBytes, totalBytes } = state
  return (
    <div className="progress-line">
      <label htmlFor="full-check">{text.checking}</label>
      <progress id="full-check" max={Math.max(1, totalBytes)} value={doneBytes} />
      <span className="small">
        {totalBytes > 0 && text.checkedSoFar(sizeInWords(doneBytes), sizeInWords(totalBytes))}
      </span>
      <Button onPress={stop}>{text.stop}</Button>
    </div>
  )
}

const OF_A_FILE: readonly string[] = ['DamagedExhibit'] satisfies readonly ErrorCode[]

function CheckResult({ report, at }: { readonly report: CheckReport; readonly at: Date }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [at])
  const { ok, checked, problems, logged } = report
  const Icon = ok ? CircleCheck : CircleX
  const badFiles = problems.filter(({ code }) => OF_A_FILE.includes(code)).length
  return (
    <section className="check-result" aria-labelledby="full-check-heading">
      <div className={ok ? 'verdict-head good' : 'verdict-head bad'}>
        <Icon size={24} strokeWidth={1.75} aria-hidden="true" />
        <div>
          <h2
            id="full-check-heading"
            className="part-name"
            tabIndex={-1}
            ref={heading}
            aria-describedby="full-check-says"
          >
            {ok ? text.checkGood : text.checkBad}
          </h2>
          <p id="full-check-says">
            {ok
              ? text.checkedAll(checked.exhibits, checked.entries, clockTime(at))
              : text.checkedSome(checked.exhibits, checked.entries, clockTime(at))}
          </p>
          {!ok && <Problems problems={problems} />}
          {!ok && <p>{text.standing(checked.exhibits - badFiles, checked.entries - badLines(problems))}</p>}
          <p className="small">
            {[
              ...(checked.erasedEntries > 0 ? [text.erasedBefore(checked.erasedEntries)] : []),
              ...(ok && checked.checkpoints > 0 ? [text.checkpointsToo(checked.checkpoints)] : []),
              ...(logged ? [] : [text.notLogged]),
            ].join(' ')}
          </p>
        </div>
      </div>
    </section>
  )
}

const badLines = (problems: CheckReport['problems']): number =>
  problems.filter(({ what }) => /^line \d+ of the record log$/.test(what)).length

function Problems({ problems }: { readonly problems: CheckReport['problems'] }) {
  return (
    <ul className="says-list">
      {problems.map(({ code, what }) => (
        <li key={`${code} ${what}`}>
          <strong>{`${what.slice(0, 1).toUpperCase()}${what.slice(1)}.`}</strong> {meaningOf(code)}
        </li>
      ))}
    </ul>
  )
}

function meaningOf(code: string): string {
  const known = ERROR_CODES.find((one) => one === code)
  return known === undefined ? '' : errorWords(known).happened
}
