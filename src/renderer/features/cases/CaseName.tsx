import { ChevronDown } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { cases as words } from '../../texts/cases.ts'
import { useFrame } from '../frame/use-frame.ts'
import { useCases } from './queries.ts'

/** The case's title above that of the page: plain with one case, from the second on the way to the others. */
export function CaseName() {
  const { caseId, caseName, showCase, go } = useFrame()
  const cases = useCases()
  if (cases === undefined || cases.length < 2) return <bdi>{caseName}</bdi>
  return (
    <MenuTrigger>
      <Button className="case-button" aria-label={words.which(caseName)}>
        <bdi>{caseName}</bdi>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="menu">
        <Menu
          selectionMode="single"
          selectedKeys={[caseId]}
          onAction={(id) => {
            const found = cases.find((one) => one.id === id)
            if (found === undefined) go({ at: 'cases' })
            else showCase(found.id)
          }}
        >
          {cases
            .filter(({ id, closedAt }) => closedAt === undefined || id === caseId)
            .map(({ id, name }) => (
              <MenuItem key={id} id={id} className="menu-item">
                {name}
              </MenuItem>
            ))}
          <MenuItem id="all" className="menu-item">
            {words.all}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
