import type { ListedExhibit } from '../../../contract/exhibits.ts'
import type { IncidentId } from '../../../contract/ids.ts'
import { rowMenuText } from '../../texts/row-menu.ts'
import { RowMenu, type RowAction, type useRowMenu } from '../../ui/RowMenu.tsx'

type Props = {
  readonly menu: ReturnType<typeof useRowMenu>
  /** The one that the keys are on. */
  readonly file: ListedExhibit | undefined
  /** Null where nothing is selected in this list. */
  readonly isSelected: boolean | null
  readonly onOpen: () => void
  readonly onOpenIncident: (incident: IncidentId) => void
  readonly onSelect: () => void
  readonly onClose: () => void
}

/** What can be done with a file of the list. */
export function FileMenu({ menu, file, isSelected, onOpen, onOpenIncident, onSelect, onClose }: Props) {
  const incident = file?.incidents === 1 ? file.incident : null
  const actions: readonly RowAction[] = [
    { name: rowMenuText.open, run: onOpen },
    ...(incident === null
      ? []
      : [{ name: rowMenuText.openIncident, run: () => onOpenIncident(incident.id) }]),
    ...(isSelected === null
      ? []
      : [{ name: isSelected ? rowMenuText.unselect : rowMenuText.select, run: onSelect }]),
  ]
  return <RowMenu menu={menu} actions={actions} onClose={onClose} />
}
