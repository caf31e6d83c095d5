import type { z } from 'zod'
import type { DisclosureClass } from '../../contract/records.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'

/** What replaying one type of entry does to the read model. */
export type EventDefinition = {
  readonly type: string
  readonly payload: z.ZodType
  /** Who may see this entry without being asked again. */
  readonly classOf: (payload: never) => DisclosureClass
  /** Ids this entry is about: the key to an incident's history and an exhibit's custody. */
  readonly subjects: (payload: never) => readonly string[]
  readonly apply: (model: Db, entry: Entry, payload: never) => void
}

type TypedEvent<Schema extends z.ZodType> = {
  readonly type: string
  readonly payload: Schema
  readonly classOf?: (payload: z.infer<Schema>) => DisclosureClass
  readonly subjects?: (payload: z.infer<Schema>) => readonly string[]
  readonly apply?: (model: Db, entry: Entry, payload: z.infer<Schema>) => void
}

/** An event whose functions see the payload its schema parsed. Ordinary, about nothing and without effect unless said. */
export function defineEvent<Schema extends z.ZodType>(event: TypedEvent<Schema>): EventDefinition {
  return {
    type: event.type,
    payload: event.payload,
    classOf: event.classOf ?? (() => 'ordinary'),
    subjects: event.subjects ?? (() => []),
    apply: event.apply ?? (() => undefined),
  }
}

/** What one slice adds to the read model: its tables and what its entries do to them. */
export type SliceProjection = {
  readonly tables: string
  readonly events: readonly EventDefinition[]
}

/** The whole read model: made by `core/events.ts`, the one file that joins every slice. */
export type Projection = {
  /** Raised whenever tables or `apply` change: a snapshot of another version is dropped. */
  readonly version: number
  readonly tables: string
  readonly events: ReadonlyMap<string, EventDefinition>
}

export function joinProjections(version: number, slices: readonly SliceProjection[]): Projection {
  return {
    version,
    tables: slices.map((slice) => slice.tables).join('\n'),
    events: new Map(slices.flatMap((slice) => slice.events).map((event) => [event.type, event])),
  }
}
