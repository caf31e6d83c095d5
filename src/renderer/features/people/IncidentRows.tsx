import { GridList, GridListItem } from 'react-aria-components'
import { CHANNEL_NAMES, text } from '../../texts/app.ts'
import { peopleText } from '../../texts/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { Part } from '../incident/Part.tsx'
import { useIncidentsOf, type Subject } from './queries.ts'

/** Their incidents, newest first, in the words of the timeline: never the exact ones. */
export function IncidentRows({ subject }: { readonly subject: Subject }) {
  const { caseId, go } = useFrame()
  const found = useIncidentsOf(caseId, subject)
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const total = found.data?.pages[0]?.total ?? 0
  return (
    <Part name={peopleText.incidentsHead(total)}>
      {found.error !== null && <Failure error={found.error} />}
      {found.isSuccess && total === 0 && <p className="small">{peopleText.noIncidents}</p>}
      {total > 0 && (
        <GridList
          className="incident-rows"
          aria-label={peopleText.incidentsHead(total)}
          items={items.map((item) => ({ id: item.incident, item }))}
          onAction={(key) => {
            const chosen = items.find(({ incident }) => incident === key)
            if (chosen !== undefined) go({ at: 'incident', incident: chosen.incident })
          }}
        >
          {({ id, item }) => (
            <GridListItem id={id} textValue={item.title === '' ? text.untitled : item.title} className="row">
              <RowOf item={item} />
            </GridListItem>
          )}
        </GridList>
      )}
      {found.hasNextPage && <Button onPress={() => void found.fetchNextPage()}>{peopleText.showMore}</Button>}
    </Part>
  )
}

type Item = NonNullable<ReturnType<typeof useIncidentsOf>['data']>['pages'][number]['items'][number]

function RowOf({ item: { title, when, channel, threat, exhibits } }: { readonly item: Item }) {
  const about = [
    when.time === '' ? when.head : `${when.head}, ${when.time}`,
    channel === null ? '' : CHANNEL_NAMES[channel],
    exhibits === 0 ? '' : text.files(exhibits),
  ].filter((part) => part !== '')
  return (
    <>
      <span className="title" dir="auto">
        {title === '' ? text.untitled : title}
      </span>
      <span className="mark threat">{threat && text.threat}</span>
      <span className="about">{about.join(' · ')}</span>
    </>
  )
}
