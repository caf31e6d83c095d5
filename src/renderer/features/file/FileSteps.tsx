import { ChevronLeft, ChevronRight } from 'lucide-react'
import { fileText } from '../../texts/file.ts'
import { Button } from '../../ui/Button.tsx'
import type { PlaceAt } from '../frame/place.ts'
import { useFrame } from '../frame/use-frame.ts'

/** Where this file stands among those of the list that it was opened from, and the way to the next one. */
export function FileSteps({ place }: { readonly place: PlaceAt<'file'> }) {
  const { go } = useFrame()
  const { among = [], exhibit } = place
  const at = among.indexOf(exhibit)
  if (at < 0 || among.length < 2) return null
  const step = (by: number) => {
    const to = among[at + by]
    return to === undefined ? undefined : () => go({ ...place, exhibit: to })
  }
  return (
    <div className="file-steps" role="group" aria-label={fileText.of(at + 1, among.length)}>
      <Step name={fileText.previous} Icon={ChevronLeft} onPress={step(-1)} />
      <span className="tabular">{fileText.of(at + 1, among.length)}</span>
      <Step name={fileText.next} Icon={ChevronRight} onPress={step(1)} />
    </div>
  )
}

type StepProps = {
  readonly name: string
  readonly Icon: typeof ChevronLeft
  readonly onPress: (() => void) | undefined
}

function Step({ name, Icon, onPress }: StepProps) {
  return (
    <Button aria-label={name} isDisabled={onPress === undefined} onPress={() => onPress?.()}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
    </Button>
  )
}
