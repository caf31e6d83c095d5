import { X } from 'lucide-react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import { timelineText } from '../../texts/timeline.ts'
import { useSearchKey } from '../../ui/use-search-key.ts'
import { DatesFilter } from './DatesFilter.tsx'
import type { Ask, Asked } from './filter.ts'
import { KindMenu, MoreMenu, PersonMenu, TagMenu } from './FilterMenus.tsx'
import { LIST_ID } from './list-id.ts'

type Props = { readonly asked: Asked; readonly onAsk: Ask }

/** What of the timeline is shown. Ctrl or Cmd and F leads to the search. */
export function FilterBar({ asked, onAsk }: Props) {
  return (
    <div className="filter-bar" role="group" aria-label={timelineText.search}>
      <Search text={asked.text} onText={(text) => onAsk({ text })} />
      <KindMenu chosen={asked.channels} onAsk={onAsk} />
      <PersonMenu who={asked.who} onAsk={onAsk} />
      <TagMenu chosen={asked.tags} onAsk={onAsk} />
      <DatesFilter range={asked.range} onAsk={onAsk} />
      <MoreMenu flags={asked.flags} order={asked.order} onAsk={onAsk} />
    </div>
  )
}

function Search({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const field = useSearchKey()
  return (
    <SearchField
      className="search-field"
      aria-label={timelineText.search}
      value={text}
      onChange={onText}
      maxLength={500}
    >
      <Input
        ref={field}
        className="input"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          document.getElementById(LIST_ID)?.focus()
        }}
        dir="auto"
        autoComplete="off"
        placeholder={timelineText.searchHelp}
      />
      {text !== '' && (
        <AriaButton className="search-clear" aria-label={timelineText.clearSearch}>
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </AriaButton>
      )}
    </SearchField>
  )
}
