import type { ActionId, ExhibitId, IncidentId, NoteId } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { search, SearchResult } from '../../contract/search.ts'
import type { z } from 'zod'
import type { Db } from '../db/open.ts'
import { wordingsOf } from '../actions/queries.ts'
import { latestActionFields, searchableWords } from '../actions/rules.ts'
import { intakesOf } from '../exhibits/queries.ts'
import type { CoreHost } from '../host.ts'
import { latestFields } from '../incidents/queries.ts'
import { searchableText } from '../incidents/rules.ts'
import { findNote } from '../notes/queries.ts'
import type { Deps } from '../session.ts'
import { excerptOf } from './excerpt.ts'
import { queryForm, substringQuery } from './index-forms.ts'
import { findHandles, findWords, type SearchHit } from './queries.ts'

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

function resultOf(model: Db, hit: SearchHit, query: string): Result {
  if (hit.kind === 'note') {
    const note = findNote(model, hit.id as NoteId)
    return {
      ...hit,
      incident: note?.incident ?? null,
      title: '',
      excerpt: excerptOf(note?.text ?? '', query),
    }
  }
  if (hit.kind === 'exhibit') {
    const name = intakesOf(model, hit.id as ExhibitId).at(-1)?.name ?? ''
    return { ...hit, incident: null, title: name, excerpt: '' }
  }
  if (hit.kind === 'action') {
    const fields = latestActionFields(wordingsOf(model, hit.id as ActionId))
    return {
      ...hit,
      incident: null,
      title: fields.to ?? '',
      excerpt: excerptOf(searchableWords(fields), query),
    }
  }
  const fields = latestFields(model, hit.id as IncidentId)
  return {
    ...hit,
    incident: hit.id,
    title: fields.title ?? '',
    excerpt: excerptOf(searchableText(fields), query),
  }
}
