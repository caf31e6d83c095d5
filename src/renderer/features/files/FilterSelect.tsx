import { useId } from 'react'

type Props<Value extends string> = {
  readonly name: string
  readonly value: Value | null
  /** The words for no choice; without them one is always made. */
  readonly none?: string
  readonly choices: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value | null) => void
}

/** One of a few, in a list that the system draws. */
export function FilterSelect<Value extends string>({ name, value, none, choices, onChange }: Props<Value>) {
  const id = useId()
  return (
    <>
      <label htmlFor={id} className="only-heard">
        {name}
      </label>
      <select
        id={id}
        className={value === null || none === undefined ? 'filter-select' : 'filter-select on'}
        value={value ?? ''}
        onChange={({ target }) => onChange(choices.find(([choice]) => choice === target.value)?.[0] ?? null)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(([choice, says]) => (
          <option key={choice} value={choice}>
            {says}
          </option>
        ))}
      </select>
    </>
  )
}
