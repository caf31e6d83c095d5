import { FILE_KINDS } from '../../../contract/exhibits.ts'
import { CHANNELS } from '../../../contract/records.ts'
import { CHANNEL_NAMES } from '../../texts/app.ts'
import { filesText } from '../../texts/files.ts'
import { text } from '../../texts/palette.ts'
import { timelineText } from '../../texts/timeline.ts'
import { ONLY_WAITING, useFileCounts, useTags, type FilesFilter } from '../files/queries.ts'
import { useShowFiles } from '../files/use-show-files.ts'
import { useFrame } from '../frame/use-frame.ts'
import { FLAGS, type Asked } from '../timeline/filter.ts'
import { lastDays, PRESETS } from '../timeline/last-days.ts'
import { askedInView, useChoices, useUpkeep, useViews } from '../timeline/queries.ts'
import { useShowOnly } from '../timeline/use-show-only.ts'
import { accountsToChoose, peopleToChoose } from '../timeline/who.ts'
import { isIn, wordsOf, type Command } from './commands.ts'

/** Something that a list can be narrowed to without typing any further. */
type Filter<Change> = {
  /** As its own screen calls it. */
  readonly own: string
  readonly name: string
  readonly change: () => Change
}

const LEAST_TYPED = 2

/** The filters that fit what was typed: none while nothing is, and none of a list that has nothing in it. */
export function useFilters(typed: string): readonly Command[] {
  const ofTimeline = useTimelineFilters()
  const ofFiles = useFilesFilters()
  const showOnly = useShowOnly()
  const showFiles = useShowFiles()
  if (typed.trim().length < LEAST_TYPED) return []
  return [
    ...(showOnly === null ? [] : fitting(ofTimeline, typed, text.inTimeline, showOnly)),
    ...fitting(ofFiles, typed, text.inFiles, showFiles),
  ]
}

function useTimelineFilters(): readonly Filter<Partial<Asked>>[] {
  const { caseId } = useFrame()
  const { data: upkeep } = useUpkeep(caseId)
  const { data: choices } = useChoices(caseId)
  const { data: saved } = useViews(caseId)
  if (upkeep === undefined || upkeep.incidents === 0) return []
  // Whoever has no name is not found by one.
  const who = [
    ...peopleToChoose((choices?.persons ?? []).filter(({ name }) => name !== '')),
    ...accountsToChoose((choices?.accounts ?? []).filter(({ name }) => name !== '')),
  ]
  return [
    ...FLAGS.map((flag) => only(timelineText.flags[flag], { flags: [flag] })),
    ...CHANNELS.map((channel) => only(CHANNEL_NAMES[channel], { channels: [channel] })),
    ...(choices?.tags ?? []).map(({ tag }) => ({ ...only(tag, { tags: [tag] }), name: text.onlyTag(tag) })),
    ...who.map((one) => only(one.name, { who: one })),
    ...PRESETS.map((preset) => {
      const own = timelineText.presets[preset]
      return { own, name: text.only(own), change: () => ({ range: lastDays(preset) }) }
    }),
    ...(saved ?? []).map((view) => ({
      own: view.name,
      name: text.view(view.name),
      change: () => askedInView(view),
    })),
  ]
}

function useFilesFilters(): readonly Filter<Partial<FilesFilter>>[] {
  const { all = 0 } = useFileCounts(useFrame().caseId)
  const tags = useTags().data ?? []
  if (all === 0) return []
  return [
    only(filesText.inbox, ONLY_WAITING),
    ...FILE_KINDS.map((kind) => only(filesText.kinds[kind], { kind })),
    ...tags.map((tag) => ({ ...only(tag, { tag }), name: text.onlyTag(tag) })),
  ]
}

const only = <Change>(own: string, change: Change): Filter<Change> => ({
  own,
  name: text.only(own),
  change: () => change,
})

/** Each word has to be somewhere in what is said, and one that does not only say `a filter` in the filter's own name. */
function fitting<Change>(
  filters: readonly Filter<Change>[],
  typed: string,
  where: string,
  show: (change: Change) => void,
): readonly Command[] {
  const words = wordsOf(typed)
  const anyFilter = wordsOf(`${text.filter} ${where}`)
  const own = words.filter((word) => !anyFilter.includes(word))
  return filters
    .filter(
      (filter) => own.some(isIn(filter.own)) && words.every(isIn(`${text.filter} ${filter.name} ${where}`)),
    )
    .map(({ name, change }) => ({
      id: `${where} ${name}`,
      group: 'do',
      name,
      note: where,
      run: () => show(change()),
    }))
}
