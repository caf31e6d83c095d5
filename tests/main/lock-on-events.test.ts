import { expect, test } from 'vitest'
import { lockOnEvents } from '../../src/main/lock-on-events.ts'

type Parts = Parameters<typeof lockOnEvents>[0]

/** What is done when the computer says something, with a vault open or not. */
function doneOn(event: string, isOpen: boolean): readonly string[] {
  const done: string[] = []
  const heard = new Map<string, () => void>()
  const note = (what: string): Promise<void> => {
    done.push(what)
    return Promise.resolve()
  }
  const parts = {
    powerMonitor: { on: (name: string, hear: () => void) => heard.set(name, hear) },
    idleSeconds: () => 0,
    keeper: { isOpen, keepShut: (why: string) => note(`keep shut: ${why}`) },
    preferences: { get: () => 10 },
    lock: (why: string) => note(`lock: ${why}`),
    tell: () => undefined,
  }
  lockOnEvents(parts as unknown as Parts)
  heard.get(event)!()
  return done
}

test.each([
  ['suspend', 'sleep'],
  ['lock-screen', 'screen'],
  ['user-did-resign-active', 'screen'],
])('%s locks an open vault, and keeps one shut that is not open yet', (event, why) => {
  expect(doneOn(event, true)).toEqual([`lock: ${why}`])
  expect(doneOn(event, false)).toEqual([`keep shut: ${why}`])
})
