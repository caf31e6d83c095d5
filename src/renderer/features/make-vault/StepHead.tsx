import { useEffect, useRef } from 'react'
import { makeVaultText } from '../../texts/make-vault.ts'
import { lock } from '../../texts/lock.ts'
import { DropsRefused } from '../lock/DropsRefused.tsx'

/** The head of a step. Focus comes here when the step is shown, so that a screen reader says where one is. */
export function StepHead({ step, title }: { readonly step: number; readonly title: string }) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <div>
      <p className="small">{makeVaultText.stepOf(step)}</p>
      <h1 ref={head} tabIndex={-1}>
        {title}
      </h1>
      <DropsRefused says={lock.droppedUnmade} />
    </div>
  )
}
