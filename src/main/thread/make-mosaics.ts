const WAIT_MS = 300

/** After these there may be pictures whose mosaic is missing. */
const AFTER: ReadonlySet<string> = new Set(['vault.open', 'exhibits.add'])

/** Has the missing mosaics made once nothing of the kind was asked for a moment: one run at a time. */
export function mosaicMaker(make: () => Promise<unknown>): (asked: string) => void {
  let timer: NodeJS.Timeout | undefined
  let isRunning = false
  let isAskedAgain = false
  const run = async (): Promise<void> => {
    if (isRunning) {
      isAskedAgain = true
      return
    }
    isRunning = true
    // A lock in the middle of it, or a full disk: it is tried again after the next file, or the next unlock.
    await make().catch(() => undefined)
    isRunning = false
    if (isAskedAgain) later()
    isAskedAgain = false
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), WAIT_MS)
  }
  return (asked) => {
    if (AFTER.has(asked)) later()
  }
}
