import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListedExhibit } from '../../../contract/exhibits.ts'
import type { IncidentId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { filesText } from '../../texts/files.ts'
import { useFrame } from '../frame/use-frame.ts'
import { IncidentPicker, type Found } from '../incident/IncidentPicker.tsx'
import { useShowAll } from '../incident/queries.ts'
import { SaveForm } from '../people/SaveForm.tsx'

type Props = {
  readonly files: readonly ListedExhibit[]
  readonly onClose: () => void
  readonly onAdded: (incident: IncidentId) => void
}

/** Files join an incident that is there already, found by its words. */
export function AddToIncident({ files, onClose, onAdded }: Props) {
  const { say } = useFrame()
  const [chosen, setChosen] = useState<Found | null>(null)
  const [isAsked, setAsked] = useState(false)
  const add = useAddFiles((incident, count) => {
    say(filesText.addedTo(count))
    onAdded(incident)
  })
  const save = (): void => {
    setAsked(true)
    if (chosen !== null && !add.isPending) add.mutate({ incident: chosen.id, files })
  }
  return (
    <SaveForm
      name={filesText.addToOne}
      missing={isAsked && chosen === null ? filesText.chooseIncident : null}
      error={add.error}
      onSave={save}
      onCancel={onClose}
      saveName={filesText.addThese(files.length)}
    >
      <IncidentPicker
        label={filesText.whichIncident}
        autoFocus
        except={null}
        chosen={chosen}
        onChoose={setChosen}
      />
    </SaveForm>
  )
}

type Joining = { readonly incident: IncidentId; readonly files: readonly ListedExhibit[] }

function useAddFiles(onAdded: (incident: IncidentId, count: number) => void) {
  const showAll = useShowAll()
  return useMutation({
    mutationFn: ({ incident, files }: Joining) =>
      api.exhibits.link({ incident, exhibits: files.map(({ exhibit }) => exhibit) }),
    // Here and not where it is asked for: the files are no longer in the list by then, and what asked is gone with them.
    onSuccess: (_, { incident, files }) => {
      onAdded(incident, files.length)
      return showAll()
    },
  })
}
