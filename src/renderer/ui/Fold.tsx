import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'

type Props = { readonly label: ReactNode; readonly children: ReactNode }

/** What is folded is not in the page until it is opened. */
export function Fold({ label, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  const Mark = isOpen ? ChevronDown : ChevronRight
  return (
    <div className="fold">
      <Button className="fold-button" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <Mark size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>{label}</span>
      </Button>
      {isOpen && <div className="folded">{children}</div>}
    </div>
  )
}
