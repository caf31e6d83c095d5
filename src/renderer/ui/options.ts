/** Options of a list of words: `{ close: 'Closes' }` as what a choice or chips show. */
export const optionsOf = <Id extends string>(names: Readonly<Record<Id, string>>) =>
  (Object.entries(names) as [Id, string][]).map(([id, name]) => ({ id, name }))
