import { X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Tag, TagGroup, TagList } from 'react-aria-components'
import type { Incident } from '../../../contract/incidents.ts'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { AddButton, Part } from './Part.tsx'
import { useChangeTags } from './queries.ts'

const MOST_LETTERS = 60

/** Tags, taken off by their cross or the Delete key. */
export function Tags({ incident }: { readonly incident: Incident }) {
  const change = useChangeTags(incident.id)
  return (
    <Part name={incidentText.tags}>
      <div className="beside">
        {incident.tags.length > 0 && (
          <TagGroup
            aria-label={incidentText.tags}
            onRemove={(keys) => change.mutate({ add: [], remove: [...keys].map(String) })}
          >
            <TagList className="chips">
              {incident.tags.map((tag) => (
                <Tag key={tag} id={tag} textValue={tag} className="tag">
                  <bdi>{tag}</bdi>
                  <AriaButton slot="remove" className="tag-remove" aria-label={text.remove}>
                    <X size={16} strokeWidth={1.75} aria-hidden="true" />
                  </AriaButton>
                </Tag>
              ))}
            </TagList>
          </TagGroup>
        )}
        <NewTag onAdd={(tag) => change.mutate({ add: [tag], remove: [] })} />
      </div>
      {change.error !== null && <Failure error={change.error} />}
    </Part>
  )
}

function NewTag({ onAdd }: { readonly onAdd: (tag: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const [wasOpen, setWasOpen] = useState(false)
  if (typed === null)
    return <AddButton part={incidentText.tags} autoFocus={wasOpen} onPress={() => setTyped('')} />
  const close = (): void => {
    setWasOpen(true)
    setTyped(null)
  }
  return (
    <form
      className="beside"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') onAdd(typed.trim())
        close()
      }}
    >
      <LineField
        label={incidentText.newTag}
        value={typed}
        onChange={setTyped}
        autoFocus
        maxLength={MOST_LETTERS}
      />
      <Button type="submit">{incidentText.add}</Button>
      <Button onPress={close}>{text.cancel}</Button>
    </form>
  )
}
