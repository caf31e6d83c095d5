import { Input, Label, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { LINE_KINDS, LineKind } from '../../../contract/ledger.ts'
import { text } from '../../texts/record-log.ts'
import { useSearchKey } from '../../ui/use-search-key.ts'

const ALL = 'all'

type Props = {
  readonly kind: LineKind | null
  readonly onKind: (kind: LineKind | null) => void
  readonly search: string
  readonly onSearch: (search: string) => void
}

/** Which lines are shown. Ctrl or Cmd and F leads to the search. */
export function LineFilters({ kind, onKind, search, onSearch }: Props) {
  const field = useSearchKey()
  return (
    <div className="line-filters">
      <h2 className="part-name">{text.lines}</h2>
      <ToggleButtonGroup
        aria-label={text.kindsLabel}
        className="chips"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[kind ?? ALL]}
        onSelectionChange={(keys) => {
          const [chosen] = keys
          onKind(chosen === ALL ? null : LineKind.parse(chosen))
        }}
      >
        {[ALL, ...LINE_KINDS].map((id) => (
          <ToggleButton key={id} id={id} className="chip">
            {id === ALL ? text.all : text.kinds[LineKind.parse(id)]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <SearchField className="line-search" value={search} onChange={onSearch}>
        <Label className="only-heard">{text.search}</Label>
        <Input className="input" placeholder={text.search} ref={field} autoComplete="off" dir="auto" />
      </SearchField>
    </div>
  )
}
