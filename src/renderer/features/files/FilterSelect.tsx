import { Choice } from '../../ui/Choice.tsx'

type Props<Value extends string> = {
  readonly name: string
  readonly value: Value | null
  /** The words for no choice; without them one is always made. */
  readonly none?: string
  readonly choices: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value | null) => void
}

/** One of a few, or none of them. A value may be any word, so each is known by its place. */
export function FilterSelect<Value extends string>({ name, value, none, choices, onChange }: Props<Value>) {
  // What is chosen can be gone from the record by now, and still narrows the list.
  const isGone = value !== null && !choices.some(([choice]) => choice === value)
  const all: readonly (readonly [Value | null, string])[] = [
    ...(none === undefined ? [] : [[null, none] as const]),
    ...choices,
    ...(isGone ? [[value, value] as const] : []),
  ]
  return (
    <Choice
      label={name}
      isLabelHidden
      isOn={none !== undefined && value !== null}
      options={all.map(([, says], index) => ({ id: String(index), name: says }))}
      chosen={String(all.findIndex(([choice]) => choice === value))}
      onChoose={(id) => onChange(all[Number(id)]?.[0] ?? null)}
    />
  )
}
