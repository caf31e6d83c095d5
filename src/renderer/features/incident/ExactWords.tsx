import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { useRevealed } from '../../ui/use-revealed.ts'
import { countWords } from './wording.ts'

/** Words that may hurt: not in the page until they are asked for. */
export function ExactWords({ words }: { readonly words: string }) {
  const { isShown, show, hide } = useRevealed()
  return (
    <>
      <div className="beside">
        <Button aria-expanded={isShown} onPress={isShown ? hide : show}>
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
