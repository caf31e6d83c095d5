import Database from 'better-sqlite3'
import { queryForm } from '../../src/core/search/index-forms.ts'
import { apiFor, benchHost, unlock, type Api } from '../host.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { makeIncidents, makeVocabulary } from '../made-up.ts'
import { percentile, timeMs } from '../measurement.ts'

export type BrowseAsk = { readonly vault: string; readonly plain: string; readonly incidents: number }
export type BrowseAnswer = {
  readonly words: number
  readonly page: number
  readonly firstPage: number
  readonly search: number
  readonly plainSearch: number
}

const LIMIT = 50
const ROUNDS = 5

/** Words from common to rare, of those that stand in at most a tenth of the incidents. */
function wordsToFind(incidents: number): readonly string[] {
  const holding = new Map<string, number>()
  for (const { title, words } of makeIncidents(incidents))
    for (const word of new Set(`${title} ${words}`.split(' ')))
      holding.set(word, (holding.get(word) ?? 0) + 1)
  const known = makeVocabulary().filter((word) => (holding.get(word) ?? incidents) <= incidents / 10)
  return Array.from({ length: 40 }, (_, step) => known[Math.floor(1.3 ** step)]).filter(
    (word) => word !== undefined,
  )
}

/** The same rows and the same tokenizer in a plain FTS5 file, and of each hit its text, which is what a person is shown. */
function openPlain(path: string): (query: string) => unknown {
  const db = new Database(path, { readonly: true })
  const find = db.prepare('SELECT rowid, body FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?')
  return (query) => find.all(queryForm(query)!, LIMIT + 1)
}

async function pagesMs(api: Api): Promise<{ readonly first: number; readonly following: readonly number[] }> {
  const following: number[] = []
  let first = 0
  for (const order of ['oldest-first', 'newest-first'] as const) {
    let after: string | null = null
    for (let page = 0; page < 200; page++) {
      const ms = await timeMs(
        async () => ({ next: after } = await api.timeline.page({ after, order, limit: LIMIT })),
      )
      if (page === 0) first = Math.max(first, ms)
      following.push(ms)
    }
  }
  return { first, following }
}

const ask = asked() as BrowseAsk
const api = apiFor(benchHost())
await unlock(api, ask.vault)
const pages = await pagesMs(api)
const findPlain = openPlain(ask.plain)
const words = wordsToFind(ask.incidents)
const times = { ours: [] as number[], plain: [] as number[] }
for (let round = 0; round < ROUNDS; round++)
  for (const query of words) {
    times.ours.push(await timeMs(() => api.search.find({ query, limit: LIMIT })))
    times.plain.push(await timeMs(() => findPlain(query)))
  }
await api.vault.lock({})
answer({
  words: words.length,
  page: percentile(pages.following, 0.95),
  firstPage: pages.first,
  search: percentile(times.ours, 0.95),
  plainSearch: percentile(times.plain, 0.95),
} satisfies BrowseAnswer)
