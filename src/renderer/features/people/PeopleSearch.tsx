import { X } from 'lucide-react'
import { Button, Input, SearchField } from 'react-aria-components'
import { peopleText } from '../../texts/people.ts'
import { useSearchKey } from '../../ui/use-search-key.ts'

type Props = { readonly value: string; readonly onChange: (value: string) => void }

/** Ctrl or Cmd and F leads here; Esc empties it. */
export function PeopleSearch({ value, onChange }: Props) {
  const field = useSearchKey()
  return (
    <div className="people-bar">
      <SearchField
        className="people-search"
        aria-label={peopleText.searchLabel}
        value={value}
        onChange={onChange}
      >
        <Input ref={field} className="input" placeholder={peopleText.searchHelp} dir="auto" />
        <Button className="clear" aria-label={peopleText.clear}>
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </SearchField>
    </div>
  )
}
