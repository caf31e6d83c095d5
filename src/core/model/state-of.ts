import type { Db } from '../db/open.ts'

/** Other whenever a read model says something else: entries are only ever added to it. */
export const stateOf = (model: Db): number =>
  model.prepare('SELECT size FROM replayed').pluck().get() as number
