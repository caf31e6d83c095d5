import { afterAll, expect } from 'vitest'
import type { Host } from '../../tools/chromium-host/start-host.ts'

const asked: (readonly string[])[] = []
const planted: RegExp[] = []

/** Keeps what this run of the app asks the network for, until the tests of the file are done. */
export const watchNetwork = ({ session }: Host): void => void asked.push(session.refused)

/** A test of this file asks for these by itself, to see them refused. */
export const plantRequests = (...urls: readonly RegExp[]): void => void planted.push(...urls)

/** What the app asked the network for in this file, besides what a test planted. */
const askedByTheApp = (): readonly string[] =>
  asked.flat().filter((url) => !planted.some((known) => known.test(url)))

// Of every file of tests that starts the app: nothing is asked of the network in the whole run.
afterAll(() => expect(askedByTheApp(), 'what the app asked the network for').toEqual([]))
