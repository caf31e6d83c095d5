import { AppError } from '../../contract/errors.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { tags } from '../../contract/tags.ts'
import type { CoreHost } from '../host.ts'
import { findIncident } from '../incidents/queries.ts'
import type { Deps } from '../session.ts'
import { countTags, tagsOf } from './queries.ts'

export function tagsHandlers({ session }: Deps<CoreHost>): SliceHandlers<typeof tags> {
  return {
    change: ({ incident, add, remove }) => {
      const { vault } = session
      if (findIncident(vault.reads, incident) === null) throw new AppError('NotFound', 'no such incident')
      vault.write([{ type: 'incident.tagged@1', payload: { incident, add, remove } }])
      return { tags: [...tagsOf(vault.reads, incident)] }
    },
    list: () => ({ tags: [...countTags(session.vault.reads)] }),
  }
}
