import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useFocusBack } from './use-focus-back.ts'
import { useRevealed } from './use-revealed.ts'

type Props = { readonly label: ReactNode; readonly children: ReactNode }

/** What is folded is not in the page until it is opened. */
export function Fold(props: Props) {
  const [isOpen, setOpen] = useState(false)
  return <Folding {...props} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
}

/** Holds what may hurt: folded again with everything that is hidden at once. */
export function HidingFold(props: Props) {
  const { isShown, show, hide } = useRevealed('hidden')
  return <Folding {...props} isOpen={isShown} onToggle={isShown ? hide : show} />
}

type FoldingProps = Props & { readonly isOpen: boolean; readonly onToggle: () => void }

function Folding({ label, children, isOpen, onToggle }: FoldingProps) {
  const button = useFocusBack(isOpen)
  const Mark = isOpen ? ChevronDown : ChevronRight
  return (
    <div className="fold">
      <Button ref={button} className="fold-button" aria-expanded={isOpen} onPress={onToggle}>
        <Mark size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>{label}</span>
      </Button>
      {isOpen && <div className="folded">{children}</div>}
    </div>
  )
}
