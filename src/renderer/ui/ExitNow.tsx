import { LogOut } from 'lucide-react'
import { useEffect, useState } from 'react'
import { EXIT_PRESSES } from '../../contract/exit-gesture.ts'
import { api, onEvent } from '../api.ts'
import { usePreferences } from '../preferences.ts'
import { text as appText } from '../texts/app.ts'
import { text } from '../texts/shell.ts'
import { Button } from './Button.tsx'

type Counted = { readonly presses: number; readonly hasTimedOut: boolean }

/**
 * In the same corner of every screen, before unlock too, and above every dialog. Nothing is asked. Three dots beside it
 * fill as Shift is pressed.
 */
export function ExitNow() {
  const { presses, hasTimedOut } = usePresses()
  const isLock = usePreferences()?.chosen.shiftThrice === 'lock'
  const timedOut = hasTimedOut ? (isLock ? text.lockTimedOut : text.exitTimedOut) : ''
  return (
    // Dialogs hide what is outside of them from a screen reader, but for what says that it is above them.
    <div className="top-right" data-react-aria-top-layer="true">
      {presses > 0 && <Dots filled={presses} />}
      <Button onPress={() => void api.shell.exitNow({})}>
        <LogOut size={20} strokeWidth={1.75} aria-hidden="true" />
        {appText.exitNow}
      </Button>
      <div role="status" aria-live="polite" className="only-heard">
        {presses > 0 ? (isLock ? text.lockPress(presses) : text.exitPress(presses)) : timedOut}
      </div>
    </div>
  )
}

function Dots({ filled }: { readonly filled: number }) {
  return (
    <span className="exit-dots" aria-hidden="true">
      {Array.from({ length: EXIT_PRESSES }, (_, at) => (
        <span key={at} className={at < filled ? 'exit-dot filled' : 'exit-dot'} />
      ))}
    </span>
  )
}

function usePresses(): Counted {
  const [counted, setCounted] = useState<Counted>({ presses: 0, hasTimedOut: false })
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind === 'exit-presses') setCounted({ presses: event.presses, hasTimedOut: false })
        if (event.kind === 'exit-timed-out') setCounted({ presses: 0, hasTimedOut: true })
      }),
    [],
  )
  return counted
}
