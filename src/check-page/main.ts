import { isAppError } from '../contract/errors.ts'
import { DOES_NOT_SAY } from '../contract/packages.ts'
import { checkGiven, compareWith } from './check.ts'
import type { Checked } from './check.ts'
import { canRunHere } from './older-browsers.ts'
import { mendPastedNote } from '../core/ledger/mend-pasted.ts'
import { fromDrop, fromFiles, fromPickedFolder } from './sources/dropped.ts'
import type { Given } from './sources/dropped.ts'
import { ofError } from './outcome.ts'
import { showAnnex } from './view/annex.ts'
import { byId, element } from './view/dom.ts'
import { showProgress } from './view/progress.ts'
import { showVerdict } from './view/verdict.ts'

let current: { readonly checked: Checked; readonly name: string; readonly at: Date } | null = null
let running: AbortController | null = null

async function start(reading: Given | Promise<Given>): Promise<void> {
  running?.abort()
  const mine = new AbortController()
  running = mine
  byId('result').hidden = true
  showProgress({ name: '', doneBytes: 0, totalBytes: 0 })
  const { checked, name } = await checkAll(reading, mine.signal)
  // Another drop has taken over.
  if (running !== mine) return
  running = null
  byId('progress').hidden = true
  show(checked, name, new Date())
}

async function checkAll(
  reading: Given | Promise<Given>,
  signal: AbortSignal,
): Promise<{ readonly checked: Checked; readonly name: string }> {
  try {
    const given = await reading
    return { checked: await checkGiven(given, showProgress, signal), name: given.name }
  } catch (error) {
    return { checked: { outcome: ofError(error), loaded: null, beside: [] }, name: 'what was dropped' }
  }
}

function show(checked: Checked, name: string, at: Date): void {
  current = { checked, name, at }
  byId('result').hidden = false
  byId('app').classList.add('checked')
  showVerdict(checked.outcome, name, at)
  showAnnex(checked.outcome.report)
  byId('earlier').hidden = checked.loaded === null
  byId('earlier-says').textContent = ''
  byId('verdict').scrollIntoView({ block: 'nearest' })
}

function compareEarlier(): void {
  if (current === null) return
  const box = byId('earlier-text') as HTMLTextAreaElement
  try {
    const note = mendPastedNote(box.value)
    show(compareWith(current.checked, note), current.name, new Date())
    byId('earlier-says').textContent = 'Compared. See “Earlier record” above.'
  } catch (error) {
    if (!isAppError(error, 'NotACheckpoint')) throw error
    byId('earlier-says').textContent = 'This text is not a checkpoint. Nothing was compared.'
  }
}

function listenToInputs(): void {
  const folder = byId('folder') as HTMLInputElement
  const files = byId('files') as HTMLInputElement
  folder.addEventListener('change', () => {
    if (folder.files?.length) void start(fromPickedFolder(folder.files))
    folder.value = ''
  })
  files.addEventListener('change', () => {
    if (files.files?.length) void start(fromFiles(files.files))
    files.value = ''
  })
  byId('stop').addEventListener('click', () => running?.abort())
  byId('compare').addEventListener('click', compareEarlier)
  byId('print').addEventListener('click', () => print())
}

/** The whole window takes a drop: a file let go beside the box would otherwise be opened in the place of this page. */
function listenToDrops(): void {
  let depth = 0
  const mark = (change: number) => {
    depth = Math.max(0, depth + change)
    byId('drop').classList.toggle('over', depth > 0)
  }
  addEventListener('dragenter', () => mark(1))
  addEventListener('dragleave', () => mark(-1))
  addEventListener('dragover', (event) => event.preventDefault())
  addEventListener('drop', (event) => {
    event.preventDefault()
    mark(-depth)
    if (event.dataTransfer?.types.includes('Files')) void start(fromDrop(event.dataTransfer))
  })
}

/** What the check does not say belongs on the paper too, even where somebody folded it away. */
function unfoldForPrint(): void {
  const limits = byId('limits') as HTMLDetailsElement
  let wasOpen = limits.open
  addEventListener('beforeprint', () => {
    wasOpen = limits.open
    limits.open = true
  })
  addEventListener('afterprint', () => {
    limits.open = wasOpen
  })
}

if (canRunHere()) {
  byId('limit-list').replaceChildren(...DOES_NOT_SAY.map((says) => element('li', '', says)))
  listenToInputs()
  listenToDrops()
  unfoldForPrint()
  byId('unsupported').hidden = true
  byId('app').hidden = false
}
