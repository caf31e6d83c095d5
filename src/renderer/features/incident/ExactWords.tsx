import { useState } from 'react'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { countWords } from './wording.ts'

/** Words that may hurt: not in the page until they are asked for. */
export function ExactWords({ words }: { readonly words: string }) {
  const [isShown, setShown] = useState(false)
  return (
    <>
      <div className="beside">
        <Button aria-expanded={isShown} onPress={() => setShown(!isShown)}>
          {isShown ? incidentText.hideWords : incidentText.showWords}
        </Button>
        {!isShown && <span className="small">{incidentText.hiddenWords(countWords(words))}</span>}
      </div>
      {isShown && (
        <blockquote className="said quoted" dir="auto">
          {words}
        </blockquote>
      )}
    </>
  )
}
