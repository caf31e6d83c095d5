import type { AccountId, ActionId, ExhibitId, IncidentId, NoteId, PersonId } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { search, SearchResult } from '../../contract/search.ts'
import type { z } from 'zod'
import type { Db } from '../db/open.ts'
import { accountFields } from '../accounts/queries.ts'
import { accountName, accountWords } from '../accounts/rules.ts'
import { wordingsOf } from '../actions/queries.ts'
import { latestActionFields, searchableWords } from '../actions/rules.ts'
import { intakesOf } from '../exhibits/queries.ts'
import type { CoreHost } from '../host.ts'
import { latestFields } from '../incidents/queries.ts'
import { searchableText } from '../incidents/rules.ts'
import { findNote } from '../notes/queries.ts'
import { personFields } from '../people/queries.ts'
import { personWords } from '../people/rules.ts'
import type { Deps } from '../session.ts'
import { excerptOf } from './excerpt.ts'
import { queryForm, substringQuery } from './index-forms.ts'
import { findHandles, findWords, type DocumentKind, type SearchHit } from './queries.ts'

type Result = z.infer<typeof SearchResult>

export function searchHandlers({ session }: Deps<CoreHost>): SliceHandlers<typeof search> {
  return {
    find: ({ query, limit }) => {
      const { reads } = session.vault
      const hits = findDocuments(reads, query, limit + 1)
      const results = hits.slice(0, limit).map((hit) => resultOf(reads, hit, query))
      return { results, more: hits.length > limit }
    },
  }
}

/** Whole words and beginnings first; parts of handles, addresses and numbers where those leave room. */
export function findDocuments(model: Db, query: string, limit: number): readonly SearchHit[] {
  const words = queryForm(query)
  const hits = words === null ? [] : [...findWords(model, words, limit)]
  const part = substringQuery(query)
  if (part === null || hits.length >= limit) return hits
  const seen = new Set(hits.map((hit) => hit.kind + hit.id))
  const more = findHandles(model, part, limit).filter((hit) => !seen.has(hit.kind + hit.id))
  return [...hits, ...more].slice(0, limit)
}

const resultOf = (model: Db, hit: SearchHit, query: string): Result => ({
  kind: hit.kind,
  id: hit.id,
  ...SHOWN[hit.kind](model, hit.id, query),
})

type Shown = Omit<Result, 'kind' | 'id'>

/** What is shown of a document that was found. */
const SHOWN: Readonly<Record<DocumentKind, (model: Db, id: string, query: string) => Shown>> = {
  note: (model, id, query) => {
    const note = findNote(model, id as NoteId)
    return { incident: note?.incident ?? null, title: '', excerpt: excerptOf(note?.text ?? '', query) }
  },
  exhibit: (model, id) => ({
    incident: null,
    title: intakesOf(model, id as ExhibitId).at(-1)?.name ?? '',
    excerpt: '',
  }),
  action: (model, id, query) => {
    const fields = latestActionFields(wordingsOf(model, id as ActionId))
    return { incident: null, title: fields.to ?? '', excerpt: excerptOf(searchableWords(fields), query) }
  },
  account: (model, id, query) => {
    const fields = accountFields(model, id as AccountId)
    return { incident: null, title: accountName(fields), excerpt: excerptOf(accountWords(fields), query) }
  },
  person: (model, id, query) => {
    const fields = personFields(model, id as PersonId)
    return { incident: null, title: fields.name ?? '', excerpt: excerptOf(personWords(fields), query) }
  },
  incident: (model, id, query) => {
    const fields = latestFields(model, id as IncidentId)
    return { incident: id, title: fields.title ?? '', excerpt: excerptOf(searchableText(fields), query) }
  },
}
