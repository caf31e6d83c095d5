import { RotateCw, ZoomIn, ZoomOut } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { fileText } from '../../../texts/file.ts'
import { Button } from '../../../ui/Button.tsx'
import type { PictureLook } from './use-picture-look.ts'

/** How a picture is looked at. Nothing of it changes what is kept. */
export function PictureTools({ look }: { readonly look: PictureLook }) {
  return (
    <div className="viewer-tools" role="group" aria-label={fileText.tools}>
      <ToggleButton className="button" isSelected={look.scale === null} onChange={look.fit}>
        {fileText.fit}
      </ToggleButton>
      <ToggleButton className="button" isSelected={look.scale === 1} onChange={look.actualSize}>
        {fileText.actualSize}
      </ToggleButton>
      <Button aria-label={fileText.zoomOut} onPress={look.zoomOut}>
        <ZoomOut size={20} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Button aria-label={fileText.zoomIn} onPress={look.zoomIn}>
        <ZoomIn size={20} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Button onPress={look.turn}>
        <RotateCw size={20} strokeWidth={1.75} aria-hidden="true" />
        {fileText.turn}
      </Button>
      <ToggleButton className="button" isSelected={look.isGrey} onChange={look.toggleGrey}>
        {fileText.grey}
      </ToggleButton>
      <span className="small tabular" role="status">
        {look.percent === null ? '' : fileText.zoomedTo(look.percent)}
      </span>
    </div>
  )
}
