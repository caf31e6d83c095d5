import { LayoutGrid, List } from 'lucide-react'
import { Button as AriaButton, Input, SearchField, ToggleButton } from 'react-aria-components'
import { EXHIBIT_ORDERS, FILE_KINDS } from '../../../contract/exhibits.ts'
import { filesText } from '../../texts/files.ts'
import { useSearchKey } from '../../ui/use-search-key.ts'
import { FilterSelect } from './FilterSelect.tsx'
import type { Look } from './FilesView.tsx'
import { ONLY_WAITING, useTags, type FilesFilter } from './queries.ts'

type Props = {
  readonly filter: FilesFilter
  readonly waiting: number
  readonly look: Look
  readonly onFilter: (change: Partial<FilesFilter>) => void
  readonly onLook: (look: Look) => void
}

/** What the list is narrowed to, how it is sorted, and how it looks. */
export function FilesBar({ filter, waiting, look, onFilter, onLook }: Props) {
  const tags = useTags().data ?? []
  return (
    <div className="files-bar">
      <FileSearch value={filter.text} onChange={(text) => onFilter({ text })} />
      <ToggleButton
        className="chip"
        isSelected={filter.isInbox}
        onChange={(isInbox) => onFilter(isInbox ? ONLY_WAITING : { isInbox, order: 'newest-first' })}
      >
        {filesText.inbox} <span className="chip-count">{waiting}</span>
      </ToggleButton>
      <FilterSelect
        name={filesText.kind}
        value={filter.kind}
        none={filesText.anyKind}
        choices={FILE_KINDS.map((kind) => [kind, filesText.kinds[kind]] as const)}
        onChange={(kind) => onFilter({ kind })}
      />
      {tags.length > 0 && (
        <FilterSelect
          name={filesText.tag}
          value={filter.tag}
          none={filesText.anyTag}
          choices={tags.map((tag) => [tag, tag] as const)}
          onChange={(tag) => onFilter({ tag })}
        />
      )}
      <FilterSelect
        name={filesText.order}
        value={filter.order}
        choices={EXHIBIT_ORDERS.map((order) => [order, filesText.orders[order]] as const)}
        onChange={(order) => onFilter({ order: order ?? 'newest-first' })}
      />
      <div className="files-looks" role="group" aria-label={filesText.view}>
        <LookButton
          name={filesText.asGrid}
          Icon={LayoutGrid}
          isOn={look === 'grid'}
          onPress={() => onLook('grid')}
        />
        <LookButton
          name={filesText.asList}
          Icon={List}
          isOn={look === 'list'}
          onPress={() => onLook('list')}
        />
      </div>
    </div>
  )
}

type LookProps = {
  readonly name: string
  readonly Icon: typeof List
  readonly isOn: boolean
  readonly onPress: () => void
}

function LookButton({ name, Icon, isOn, onPress }: LookProps) {
  return (
    <AriaButton className="look-button" aria-pressed={isOn} onPress={onPress}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      {name}
    </AriaButton>
  )
}

type SearchProps = { readonly value: string; readonly onChange: (value: string) => void }

/** Ctrl or Cmd and F leads here; Esc empties it. */
function FileSearch({ value, onChange }: SearchProps) {
  const field = useSearchKey()
  return (
    <SearchField className="files-search" value={value} onChange={onChange} aria-label={filesText.search}>
      <Input ref={field} className="input" placeholder={filesText.searchHelp} dir="auto" autoComplete="off" />
    </SearchField>
  )
}
