import type { ExhibitOrder, FileKind } from '../../contract/exhibits.ts'

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`

/** The list of all files, and those that belong to no incident yet. */
export const filesText = {
  files: 'Files',
  filesWaiting: 'without an incident',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  emptyHead: 'No files yet.',
  emptyBody: 'Paste a screenshot anywhere, or drop a file on this window. It is kept exactly as it came.',
  noneFitHead: 'No file fits these filters.',
  noneFitBody: (all: number) => `${counted(all, 'file is', 'files are')} in this case.`,
  nothingWaitsHead: 'Every file belongs to an incident.',
  nothingWaitsBody: 'Files that you drop here wait in this list until you say what they are about.',
  clear: 'Clear filters',
  shown: (count: number, all: number) =>
    count === all
      ? counted(all, 'file', 'files')
      : `${count.toLocaleString('en-GB')} of ${counted(all, 'file', 'files')}`,
  search: 'Search files',
  searchHelp: 'Name, label or words',
  kind: 'Kind',
  anyKind: 'Any kind',
  kinds: {
    picture: 'Picture',
    video: 'Video',
    sound: 'Sound',
    pdf: 'PDF',
    text: 'Text or page',
    other: 'Other',
  } satisfies Record<FileKind, string>,
  tag: 'Tag',
  anyTag: 'Any tag',
  order: 'Order',
  orders: {
    'newest-first': 'Newest first',
    'oldest-first': 'Oldest first',
    'own-time': 'By the file’s own time',
  } satisfies Record<ExhibitOrder, string>,
  inbox: 'No incident yet',
  view: 'View',
  asGrid: 'Grid',
  asList: 'List',
  columns: {
    label: 'Label',
    title: 'Name',
    type: 'Type',
    size: 'Size',
    kept: 'Kept',
    incident: 'Incident',
  },
  pasted: 'Pasted, without a name',
  fileNumber: (number: number) => `File ${number}`,
  noIncident: 'No incident yet',
  andMore: (more: number) => `and ${more} more`,
  hidden: 'hidden',
  keptAt: (words: string) => `kept ${words}`,
  keptFirst: 'kept',
  timeFirst: { picture: 'taken', disk: 'last changed' },

  peekHelp: 'Hold Space to look at a picture for a moment.',
  notShownHere: 'This file is not shown in the list. Enter opens its page.',

  selected: (count: number) => `${counted(count, 'file', 'files')} selected`,
  selectHelp: 'Select several with Shift and the arrow keys, or Ctrl and the space bar.',
  oneOfThese: (count: number) =>
    count === 1 ? 'Make an incident of this file' : `Make one incident of these ${count}`,
  oneEach: 'One incident each',
  addToOne: 'Add to an incident',
  whichIncident: 'The incident',
  chooseIncident: 'Choose the incident from the list, then add.',
  addThese: (count: number) => (count === 1 ? 'Add this file' : `Add these ${count} files`),
  addedTo: (count: number) => `Saved. ${counted(count, 'file', 'files')} added.`,
  clearSelection: 'Select none',
  useTime: 'Use the file’s time',
  useTimes: 'Use the files’ times',
  eachTime: 'One incident each: each by its own time.',
  timeFrom: {
    picture: 'as the camera noted it',
    disk: 'when the file was last changed',
    both: 'as the camera noted it, or when the file was last changed',
  },
  noTime: 'These files have no time of their own. The date stays open; you can add it later.',
  someNoTime: (count: number) => `${counted(count, 'file has', 'files have')} no time of their own.`,
  oneTitle: 'File kept, not yet described',
  manyTitle: (count: number) => `${count} files kept, not yet described`,
  madeOne: (count: number) => `Saved. One incident with ${counted(count, 'file', 'files')}.`,
  madeEach: (count: number) => `Saved. ${counted(count, 'incident', 'incidents')}, one for each file.`,
} as const
