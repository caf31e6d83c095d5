import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Exhibit } from '../../../../contract/exhibits.ts'
import { factsText } from '../../../texts/file-facts.ts'
import { CustodyTab } from './CustodyTab.tsx'
import { FactsTab } from './FactsTab.tsx'
import { MetadataTab } from './MetadataTab.tsx'

const TABS = [
  { id: 'facts', Panel: FactsTab },
  { id: 'metadata', Panel: MetadataTab },
  { id: 'custody', Panel: CustodyTab },
] as const

/** What is known of a file without looking into it. */
export function FileFacts({ exhibit }: { readonly exhibit: Exhibit }) {
  return (
    <aside className="file-facts" aria-label={factsText.about}>
      <Tabs>
        <TabList className="tabs" aria-label={factsText.about}>
          {TABS.map(({ id }) => (
            <Tab key={id} id={id} className="tab">
              {factsText.tabs[id]}
            </Tab>
          ))}
        </TabList>
        {TABS.map(({ id, Panel }) => (
          <TabPanel key={id} id={id} className="tab-panel">
            <Panel key={exhibit.id} exhibit={exhibit} />
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  )
}
