import { useState } from 'react'
import { copyText } from '../copy.ts'
import { failure } from '../texts/failure.ts'
import { Button } from './Button.tsx'
import { codeLines } from './code-lines.ts'
import { Fold } from './Fold.tsx'

/** What somebody is asked for who reports it. Shown before it is copied. */
export function FailureCode({ error }: { readonly error: unknown }) {
  const [said, say] = useState('')
  const lines = codeLines(error).join('\n')
  return (
    <Fold label={failure.code}>
      <pre className="code-lines">{lines}</pre>
      <Button onPress={() => void copyText(lines, say)}>{failure.copy}</Button>
      <p role="status">{said}</p>
    </Fold>
  )
}
