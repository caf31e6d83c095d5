import { useState } from 'react'
import type { ListedExhibit } from '../../../contract/exhibits.ts'
import type { IncidentId } from '../../../contract/ids.ts'
import type { When } from '../../../contract/when.ts'
import { filesText } from '../../texts/files.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { useFrame } from '../frame/use-frame.ts'
import { AddToIncident } from './AddToIncident.tsx'
import { useMakeIncidents, useTimeTogether } from './make-incidents.ts'

type Props = {
  readonly selected: readonly ListedExhibit[]
  readonly onClear: () => void
  readonly onMade: (incident: IncidentId | null) => void
}

/** What can be made of the files that are selected: one incident, or one each, with the time that they have or without. */
export function InboxBar({ selected, onClear, onMade }: Props) {
  const { caseId, say } = useFrame()
  const [usesTime, setUsesTime] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const adding = useFocusBack(isAdding)
  const time = useTimeTogether(caseId, selected)
  const make = useMakeIncidents(caseId, (made, files) => {
    say(made.length === 1 ? filesText.madeOne(files) : filesText.madeEach(made.length))
    onMade(made.length === 1 ? (made[0] ?? null) : null)
  })
  const together = time.data?.together ?? null
  const count = selected.length
  const chosen = (when: When | undefined): When | null => (usesTime ? (when ?? null) : null)
  const makeOne = () => make.mutate([{ files: selected, when: chosen(together?.when) }])
  const makeEach = () =>
    make.mutate(selected.map((file) => ({ files: [file], when: chosen(file.ownTime?.when) })))
  return (
    <section className="inbox-bar" aria-label={filesText.selected(count)}>
      <div className="beside">
        <strong role="status">{filesText.selected(count)}</strong>
        <Button onPress={makeOne} isDisabled={make.isPending}>
          {filesText.oneOfThese(count)}
        </Button>
        {count > 1 && (
          <Button onPress={makeEach} isDisabled={make.isPending}>
            {filesText.oneEach}
          </Button>
        )}
        <Button ref={adding} onPress={() => setAdding(true)} isDisabled={make.isPending || isAdding}>
          {filesText.addToOne}
        </Button>
        <Button kind="plain" onPress={onClear}>
          {filesText.clearSelection}
        </Button>
      </div>
      {isAdding ? (
        <AddToIncident files={selected} onClose={() => setAdding(false)} onAdded={onMade} />
      ) : (
        <TimeChoice
          selected={selected}
          words={together?.words ?? null}
          timed={time.data?.timed ?? 0}
          isOn={usesTime}
          onChange={setUsesTime}
        />
      )}
      {make.error !== null && <Failure error={make.error} />}
    </section>
  )
}

type TimeProps = {
  readonly selected: readonly ListedExhibit[]
  readonly words: string | null
  readonly timed: number
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** The time that would be used, before somebody says that it is. */
function TimeChoice({ selected, words, timed, isOn, onChange }: TimeProps) {
  const count = selected.length
  if (words === null) return <p className="small">{filesText.noTime}</p>
  return (
    <div className="time-choice">
      <Tick label={count === 1 ? filesText.useTime : filesText.useTimes} isOn={isOn} onChange={onChange} />
      <p className="small">
        {words} ({filesText.timeFrom[fromOf(selected)]}). {count > 1 && filesText.eachTime}{' '}
        {timed < count && filesText.someNoTime(count - timed)}
      </p>
    </div>
  )
}

function fromOf(files: readonly ListedExhibit[]): keyof typeof filesText.timeFrom {
  const from = new Set(files.flatMap(({ ownTime }) => ownTime?.from ?? []))
  return from.size > 1 ? 'both' : ([...from][0] ?? 'disk')
}
