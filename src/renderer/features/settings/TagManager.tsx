import { useState } from 'react'
import { api } from '../../api.ts'
import { settings } from '../../texts/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DraftKept } from '../../ui/DraftKept.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { SmallForm } from '../../ui/SmallForm.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { useReadAnew, useTags } from './queries.ts'
import { useRenaming, type Renaming } from './use-renaming.ts'

type TagCount = NonNullable<ReturnType<typeof useTags>>[number]
const COLOURS = settings.colours.map((name, index) => ({ id: String(index), name }))

/** The person's own words for things: renamed, made one, coloured. The colour never stands without the name. */
export function TagManager() {
  const { status } = useFrame()
  const tags = useTags()
  const renaming = useRenaming()
  if (tags === undefined) return null
  if (tags.length === 0) return <p>{settings.noTags}</p>
  return (
    <ul className="tag-lines">
      {tags.map((tag) => (
        <TagLine
          key={tag.tag}
          of={tag}
          all={tags}
          canWrite={status.readOnly === null}
          renaming={renaming.of(tag.tag)}
        />
      ))}
    </ul>
  )
}

type LineProps = {
  readonly of: TagCount
  readonly all: readonly TagCount[]
  readonly canWrite: boolean
  readonly renaming: Renaming
}

function TagLine({ of: { tag, incidents, colour }, all, canWrite, renaming }: LineProps) {
  const readAnew = useReadAnew()
  const [error, setError] = useState<unknown>(null)
  const choose = async (id: string): Promise<void> => {
    setError(null)
    try {
      await api.tags.colour({ tag, colour: id === '0' ? null : Number(id) })
      await readAnew()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <li>
      <div className="beside">
        <span className="tag-mark" data-colour={colour ?? 0} aria-hidden="true" />
        <bdi className="tag-name">{tag}</bdi>
        <span className="small">{settings.incidents(incidents)}</span>
        {canWrite && !renaming.isOpen && (
          <>
            <Button aria-label={`${settings.rename}: ${tag}`} onPress={renaming.open}>
              {settings.rename}
            </Button>
            <Choice
              label={settings.colourOf(tag)}
              isLabelHidden
              options={COLOURS}
              chosen={String(colour ?? 0)}
              onChoose={(id) => void choose(id)}
            />
          </>
        )}
      </div>
      {renaming.isOpen && <Rename tag={tag} all={all} renaming={renaming} />}
      {error !== null && <Failure error={error} />}
    </li>
  )
}

type RenameProps = {
  readonly tag: string
  readonly all: readonly TagCount[]
  readonly renaming: Renaming
}

function Rename({ tag, all, renaming }: RenameProps) {
  const { say } = useFrame()
  const readAnew = useReadAnew()
  const { name } = renaming
  const to = name.trim()
  const merges = to !== tag && all.some((other) => other.tag === to)
  const save = async (): Promise<void> => {
    const { incidents } = await api.tags.rename({ from: tag, to })
    await renaming.close()
    say(settings.renamed(incidents))
    await readAnew()
  }
  return (
    <SmallForm
      does={settings.save}
      isReady={to !== '' && to !== tag}
      run={save}
      beside={<Button onPress={() => void renaming.close()}>{settings.cancel}</Button>}
    >
      <LineField
        label={settings.renameTo(tag)}
        value={name}
        onChange={renaming.type}
        autoFocus={renaming.takesFocus}
        maxLength={60}
      />
      <p role="status" className="small">
        {merges && settings.merges(to)}
      </p>
      <DraftKept kept={renaming.kept} />
    </SmallForm>
  )
}
