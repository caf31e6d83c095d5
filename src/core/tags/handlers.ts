import { AppError } from '../../contract/errors.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { Tag, tags } from '../../contract/tags.ts'
import type { CoreHost } from '../host.ts'
import { findIncident } from '../incidents/queries.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import type { Deps } from '../session.ts'
import { rewriteViews } from '../vault/drafts.ts'
import type { Vault } from '../vault/vault.ts'
import { decodeViews, encodeViews, withTagRenamed } from '../views/rules.ts'
import { colourOf, countTags, incidentsWithTag, tagsOf } from './queries.ts'

export function tagsHandlers({ session }: Deps<CoreHost>): SliceHandlers<typeof tags> {
  return {
    change: ({ incident, add, remove }) => {
      const { vault } = session
      if (findIncident(vault.reads, incident) === null) throw new AppError('NotFound', 'no such incident')
      vault.write([{ type: 'incident.tagged@1', payload: { incident, add, remove } }])
      return { tags: [...tagsOf(vault.reads, incident)] }
    },
    list: () => ({ tags: [...countTags(session.vault.reads)] }),
    rename: ({ from, to }) => {
      const { vault } = session
      const incidents = incidentsWithTag(vault.reads, from)
      if (incidents.length === 0) throw new AppError('NotFound', 'no such tag')
      if (from === to) return { incidents: incidents.length }
      const retagged = incidents.map((incident) => ({
        type: 'incident.tagged@1',
        payload: { incident, add: [to], remove: [from] },
      }))
      // What somebody kept to see again goes on finding it.
      vault.write([...retagged, ...movedColour(vault, from, to)], () =>
        rewriteViews(vault, (bytes) =>
          encodeViews(decodeViews(bytes).map((view) => withTagRenamed(view, from, to))),
        ),
      )
      return { incidents: incidents.length }
    },
    colour: ({ tag, colour }) => {
      const { vault } = session
      if (incidentsWithTag(vault.reads, tag).length === 0) throw new AppError('NotFound', 'no such tag')
      if (colourOf(vault.reads, tag) !== colour)
        vault.write([{ type: 'tag.coloured@1', payload: { tag, colour } }])
      return {}
    },
  }
}

/** The colour goes with the name; a tag that had one of its own keeps it. */
function movedColour({ reads }: Vault, from: Tag, to: Tag): readonly EntryDraft[] {
  const colour = colourOf(reads, from)
  if (colour === null) return []
  const given = colourOf(reads, to) === null ? [{ type: 'tag.coloured@1', payload: { tag: to, colour } }] : []
  return [...given, { type: 'tag.coloured@1', payload: { tag: from, colour: null } }]
}
