import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { TimelineItem } from '../../../contract/timeline.ts'
import type { RELATIONS } from '../../../contract/records.ts'
import { api } from '../../api.ts'
import { timelineText } from '../../texts/timeline.ts'
import { text } from '../../texts/app.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { SmallForm } from '../../ui/SmallForm.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { NEW_PLAN } from '../hand-over/plan.ts'
import { savePlan } from '../hand-over/use-plan.ts'
import { newDraftId } from '../../draft-id.ts'
import type { Selection } from './use-selection.ts'

type Props = { readonly selection: Selection; readonly onDone: () => void }

/** What can be done with several incidents at once. Erasing is not among it. */
export function SelectionBar({ selection, onDone }: Props) {
  const { caseId, go } = useFrame()
  const { items, count } = selection
  const [error, setError] = useState<unknown>(null)
  const handOver = async (): Promise<void> => {
    const draft = newDraftId()
    try {
      await savePlan(caseId, draft, { ...NEW_PLAN, incidents: items.map(({ incident }) => incident) })
    } catch (failed) {
      setError(failed)
      return
    }
    go({ at: 'hand-over', draft })
  }
  return (
    <div className="filter-bar selection-bar" role="group" aria-label={timelineText.selected(count)}>
      {error !== null && <Failure error={error} />}
      <p className="count" role="status">
        {timelineText.selected(count)}
      </p>
      <Asking name={timelineText.addTag}>{(close) => <TagThem items={items} onDone={close} />}</Asking>
      {count > 1 && (
        <Asking name={timelineText.link}>{(close) => <LinkThem items={items} onDone={close} />}</Asking>
      )}
      <Button onPress={() => void handOver()}>{timelineText.handOver}</Button>
      <Button kind="plain" onPress={onDone}>
        {timelineText.stopSelecting}
      </Button>
    </div>
  )
}

function Asking(props: { readonly name: string; readonly children: (close: () => void) => ReactNode }) {
  return (
    <DialogTrigger>
      <Button>{props.name}</Button>
      <Popover className="menu-popover">
        <Dialog className="filter-dialog" aria-label={props.name}>
          {({ close }) => props.children(close)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

type Them = { readonly items: readonly TimelineItem[]; readonly onDone: () => void }

/** Does something, names everything that shows incidents as changed, and says what was done. */
function useDoing(onDone: () => void) {
  const { say } = useFrame()
  const queries = useQueryClient()
  return async (doIt: () => Promise<void>, says: string): Promise<void> => {
    await doIt().finally(() =>
      Promise.all([['timeline'], ['incident']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
    )
    onDone()
    say(says)
  }
}

const TAG_LETTERS = 60

function TagThem({ items, onDone }: Them) {
  const run = useDoing(onDone)
  const [typed, setTyped] = useState('')
  const tag = typed.trim()
  const add = async (): Promise<void> => {
    for (const { incident } of items) await api.tags.change({ incident, add: [tag] })
  }
  return (
    <SmallForm
      does={timelineText.addIt}
      isReady={tag !== ''}
      run={() => run(add, timelineText.tagged(tag, items.length))}
      isMain
    >
      <p>{timelineText.tagHead(items.length)}</p>
      <LineField
        label={timelineText.tagField}
        value={typed}
        onChange={setTyped}
        maxLength={TAG_LETTERS}
        autoFocus
      />
    </SmallForm>
  )
}

const RELATION_NAMES = [
  'same-as',
  'reply-to',
  'share-of',
] as const satisfies readonly (typeof RELATIONS)[number][]

/** The one that happened first; those without a date come last. */
function earliest(items: readonly TimelineItem[]): TimelineItem | undefined {
  return items.toSorted((one, other) =>
    (one.happened?.fromAt ?? '~').localeCompare(other.happened?.fromAt ?? '~'),
  )[0]
}

function LinkThem({ items, onDone }: Them) {
  const run = useDoing(onDone)
  const [error, setError] = useState<unknown>(null)
  const first = earliest(items)
  if (first === undefined) return null
  const others = items.filter(({ incident }) => incident !== first.incident)
  const link = (relation: (typeof RELATION_NAMES)[number]) => async (): Promise<void> => {
    for (const { incident } of others) await api.incidents.link({ incident, to: first.incident, relation })
  }
  return (
    <div className="form">
      <p>{timelineText.linkTo(first.title === '' ? text.untitled : first.title)}</p>
      {error !== null && <Failure error={error} />}
      {RELATION_NAMES.map((relation) => (
        <Button
          key={relation}
          onPress={() => void run(link(relation), timelineText.linked(items.length)).catch(setError)}
        >
          {timelineText.relations[relation]}
        </Button>
      ))}
    </div>
  )
}
