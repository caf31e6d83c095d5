import { memo } from 'react'
import type { TimelineItem } from '../../../contract/timeline.ts'
import { CHANNEL_NAMES, text } from '../../texts/app.ts'
import { timelineText } from '../../texts/timeline.ts'
import { Handle } from '../../ui/Handle.tsx'
import { agoInWords } from './ago.ts'
import { ChannelIcon } from './ChannelIcon.tsx'

/** The day, or the span, that rows stand under. */
export const DayHead = memo(({ when }: { readonly when: TimelineItem['when'] }) => {
  const ago = when.day === null ? null : agoInWords(when.day, new Date())
  return (
    <div className="day-head" role="row">
      <span role="rowheader">
        {when.head}
        {ago !== null && <span className="ago"> {ago}</span>}
      </span>
    </div>
  )
})

/** One incident in the list. Its exact words are not here: the core does not send them. */
export const Row = memo(({ item }: { readonly item: TimelineItem }) => {
  const { when, title, channel, threat, toSettle, exhibits } = item
  return (
    <div className="row" role="gridcell">
      <span className="time">{when.time}</span>
      <span className="channel">
        <ChannelIcon channel={channel} />
      </span>
      <span className="title" dir="auto">
        {title === '' ? text.untitled : title}
      </span>
      <About item={item} />
      <span className={threat ? 'mark threat' : 'mark'}>
        {threat ? text.threat : toSettle && timelineText.flags.toSettle}
      </span>
      <span className="row-files">{exhibits > 0 && text.files(exhibits)}</span>
    </div>
  )
})

function About({ item: { channel, platform, account, foundIn } }: { readonly item: TimelineItem }) {
  const kind = [channel === null ? null : CHANNEL_NAMES[channel], platform].filter((part) => part !== null)
  const parts = [
    ...(kind.length === 0 ? [] : [<bdi key="kind">{kind.join(', ')}</bdi>]),
    ...(account === null ? [] : [<Handle key="account" says={account} />]),
    ...(foundIn.length === 0
      ? []
      : [
          <em key="found" className="found">
            {timelineText.foundIn(foundIn.map((place) => timelineText.places[place]))}
          </em>,
        ]),
  ]
  return (
    <span className="about">
      {parts.flatMap((part, index) => (index === 0 ? [part] : [<span key={index}> · </span>, part]))}
    </span>
  )
}

/** A row that is still to come: nothing shines or moves. */
export function Waiting() {
  return (
    <div className="row" role="gridcell">
      <span className="time" />
      <span className="channel" />
      <span className="title hint">{timelineText.loading}</span>
    </div>
  )
}
