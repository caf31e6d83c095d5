import { describe, expect, test } from 'vitest'
import { KeptDraft } from '../../../../src/contract/drafts.ts'
import { leftDraftOf } from '../../../../src/renderer/features/frame/left-draft.ts'

const ID = 'b'.repeat(32)
const draft = (form: string, content: object, id = 'a'.repeat(32)): KeptDraft =>
  KeptDraft.parse({
    id,
    case: '0'.repeat(32),
    form,
    content: JSON.stringify(content),
    keptAt: '2026-03-12T14:02:00.000Z',
  })
const leadsTo = (form: string, content: object) => {
  const one = draft(form, content)
  return leftDraftOf([one], [one.id])?.place
}

describe('what was being written when somebody left', () => {
  test('has a place to go on at', () => {
    expect(leadsTo('phone', { officer: 'PC' })).toEqual({ at: 'phone' })
    expect(leadsTo('note', { incident: ID, typed: 'Ask' })).toEqual({ at: 'incident', incident: ID })
    expect(leadsTo('account', { of: ID })).toEqual({ at: 'account', account: ID })
    expect(leadsTo('account', { of: null })).toEqual({ at: 'people' })
    expect(leadsTo('link', { of: ID, at: { at: 'person', person: ID } })).toEqual({
      at: 'person',
      person: ID,
    })
    expect(leadsTo('hand-over', {})).toEqual({ at: 'hand-over', draft: 'a'.repeat(32) })
    expect(leadsTo('given-to', { of: 4 })).toEqual({ at: 'record-log' })
  })

  test('is the last of it, and nothing of a session before', () => {
    const [phone, older] = [draft('phone', {}), draft('case', {}, ID)]
    expect(leftDraftOf([phone, older], [phone.id, older.id])?.in).toBe('on the phone')
    expect(leftDraftOf([phone, older], [older.id])?.in).toBe('in the cases')
    expect(leftDraftOf([phone, older], [])).toBeNull()
  })

  test('is not spoken of where it is opened by itself, or is how the timeline was arranged', () => {
    for (const form of ['incident', 'correction', 'timeline']) expect(leadsTo(form, {})).toBeUndefined()
  })
})
