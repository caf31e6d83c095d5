import { useEffect, useRef } from 'react'
import { api, onEvent } from './api.ts'

const keepers = new Set<() => Promise<unknown>>()

/** Covers the page, or shows it again: nothing of it can be seen in a picture of the window. */
const cover = (isOn: boolean): void => void document.documentElement.toggleAttribute('data-covered', isOn)

/** Before the window is locked or left, what is typed is put into the vault, and that is said. */
export function coverOnEvents(): void {
  onEvent((event) => {
    if (event.kind === 'cover') cover(event.isOn)
    if (event.kind === 'leaving') void leave()
  })
}

async function leave(): Promise<void> {
  cover(true)
  for (const media of document.querySelectorAll<HTMLMediaElement>('audio, video')) media.pause()
  await Promise.allSettled([...keepers].map((keep) => keep()))
  await api.shell.flushed({})
}

/** Does `keep` before the window is locked or left. A form that holds a draft writes it down there. */
export function useKeepBeforeLeaving(keep: () => Promise<unknown>): void {
  const latest = useRef(keep)
  latest.current = keep
  useEffect(() => {
    const now = (): Promise<unknown> => latest.current()
    keepers.add(now)
    return () => void keepers.delete(now)
  }, [])
}
