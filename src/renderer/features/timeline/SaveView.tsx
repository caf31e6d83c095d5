import { useQueryClient } from '@tanstack/react-query'
import { ChevronDown, X } from 'lucide-react'
import { memo } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { api } from '../../api.ts'
import { timelineText } from '../../texts/timeline.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftKept } from '../../ui/DraftKept.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { SmallForm } from '../../ui/SmallForm.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { EVERYTHING, type Ask, type Asked } from './filter.ts'
import { askedInView, useViews, viewsKey } from './queries.ts'
import type { Naming } from './use-naming.ts'

const MOST_LETTERS = 100

type SaveProps = { readonly asked: Asked; readonly naming: Naming }

/** Gives what is asked a name, to have it again. */
export function SaveView({ asked, naming }: SaveProps) {
  return (
    <DialogTrigger>
      <Button kind="plain">{timelineText.saveView}</Button>
      <Popover className="menu-popover">
        <Dialog className="filter-dialog" aria-label={timelineText.saveView}>
          {({ close }) => <NameView asked={asked} naming={naming} onDone={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function NameView({ asked, naming, onDone }: SaveProps & { readonly onDone: () => void }) {
  const { caseId, say } = useFrame()
  const queries = useQueryClient()
  const { name } = naming
  const save = async (): Promise<void> => {
    const called = name.trim()
    await api.views.save({ case: caseId, name: called, content: JSON.stringify(asked) })
    await naming.end()
    await queries.invalidateQueries({ queryKey: viewsKey(caseId) })
    onDone()
    say(timelineText.viewSaved(called))
  }
  return (
    <SmallForm does={timelineText.keepView} isReady={name.trim() !== ''} run={save} isMain>
      <LineField
        label={timelineText.viewName}
        value={name}
        onChange={naming.type}
        maxLength={MOST_LETTERS}
        autoFocus
      />
      <DraftKept kept={naming.kept} />
    </SmallForm>
  )
}

/** The views that were saved. Not there while there are none. */
export const SavedViews = memo(({ onAsk }: { readonly onAsk: Ask }) => {
  const { caseId } = useFrame()
  const queries = useQueryClient()
  const { data: saved } = useViews(caseId)
  if (saved === undefined || saved.length === 0) return null
  return (
    <DialogTrigger>
      <Button>
        {timelineText.views}
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover">
        <Dialog className="filter-dialog" aria-label={timelineText.views}>
          {({ close }) => (
            <ul className="plain-list">
              {saved.map((view) => (
                <li key={view.id} className="saved-view">
                  <Button
                    kind="plain"
                    onPress={() => {
                      onAsk({ ...EVERYTHING, ...askedInView(view) })
                      close()
                    }}
                  >
                    <bdi>{view.name}</bdi>
                  </Button>
                  <AriaButton
                    className="tag-remove"
                    aria-label={timelineText.deleteView(view.name)}
                    onPress={() =>
                      void api.views
                        .delete({ id: view.id })
                        .then(() => queries.invalidateQueries({ queryKey: viewsKey(caseId) }))
                    }
                  >
                    <X size={16} strokeWidth={1.75} aria-hidden="true" />
                  </AriaButton>
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
})
