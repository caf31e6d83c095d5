import type { AccountFields } from '../../src/contract/accounts.ts'
import type { ActionFields } from '../../src/contract/actions.ts'
import type { KnownHow } from '../../src/contract/known-how.ts'
import type { PersonFields } from '../../src/contract/people.ts'
import type { IncidentFields, Relation } from '../../src/contract/records.ts'

type Clock = 'happened' | 'published' | 'firstSeen'

/** The fields of an incident as a person would give them: clocks are phrases, meant in `zone`. */
export type SampleFields = Omit<IncidentFields, Clock> & {
  readonly [clock in Clock]?: string
} & { readonly zone?: string }

export type SampleAmendment = {
  readonly fields: SampleFields
  readonly reason: 'typing-mistake' | 'remembered-more' | 'wrong-date' | 'new-information' | 'other'
  readonly note?: string
}

export type SampleIncident = {
  readonly fields: SampleFields
  readonly files: readonly string[]
  readonly tags: readonly string[]
  readonly note?: string
  readonly amend?: SampleAmendment
}

/** A step that was taken about incidents, counted from 0. */
export type SampleAction = {
  readonly fields: Omit<ActionFields, 'happened'> & { readonly happened?: string }
  readonly about: readonly number[]
  readonly answer?: string
}

/** Incidents, counted from 0, that somebody is seen in, and how that is known. */
type SeenIn = readonly { readonly incidents: readonly number[]; readonly how: KnownHow }[]

export type SamplePerson = { readonly fields: PersonFields; readonly seenIn: SeenIn }

/** An account, and who of the people, counted from 0, is taken to be behind it. */
export type SampleAccount = {
  readonly fields: Omit<AccountFields, 'firstSeen'> & { readonly firstSeen?: string }
  readonly seenIn: SeenIn
  readonly behind: readonly { readonly person: number; readonly how: KnownHow }[]
}

export type SampleLink = { readonly from: number; readonly to: number; readonly relation: Relation }

export type Sample = {
  readonly case: {
    readonly name: string
    readonly initials: string
    readonly jurisdiction: string
    readonly reference: string
  }
  readonly from: string
  readonly recipient: string
  readonly purpose: string
  readonly incidents: readonly SampleIncident[]
  readonly actions: readonly SampleAction[]
  readonly people: readonly SamplePerson[]
  readonly accounts: readonly SampleAccount[]
  readonly inbox: readonly string[]
  readonly links: readonly SampleLink[]
}

export type Comment = {
  readonly account: string
  readonly age: string
  readonly words: string
  readonly likes?: number
  readonly isReply?: boolean
}
