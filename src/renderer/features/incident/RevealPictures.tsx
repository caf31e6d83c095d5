import { fileText } from '../../texts/file.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import type { Pictures } from './use-pictures.ts'

/** Shows the pictures of an incident beside each other, all of them at once. */
export function RevealPictures({ pictures }: { readonly pictures: Pictures }) {
  const { count, isShown, show, hide } = pictures
  if (count === 0) return null
  return (
    <div className="push">
      <Button aria-expanded={isShown} onPress={isShown ? hide : show}>
        {isShown ? fileText.hide : incidentText.reveal(count)}
      </Button>
    </div>
  )
}
