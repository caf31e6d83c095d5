import { LogOut } from 'lucide-react'
import { api } from '../api.ts'
import { text } from '../texts/app.ts'
import { Button } from './Button.tsx'

/** In the same corner of every screen, before unlock too. Nothing is asked. */
export function ExitNow() {
  return (
    <div className="top-right">
      <Button onPress={() => void api.shell.exitNow({})}>
        <LogOut size={20} strokeWidth={1.75} aria-hidden="true" />
        {text.exitNow}
      </Button>
    </div>
  )
}
