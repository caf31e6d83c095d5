import type { PersonFields } from '../../../contract/people.ts'
import { peopleText } from '../../texts/people.ts'
import { LineField } from '../../ui/LineField.tsx'
import { LongField } from '../../ui/LongField.tsx'

type Props = { readonly value: PersonFields; readonly onChange: (some: PersonFields) => void }

/** Who it might be: said with the one sentence about where not to look. */
export function PersonFieldsForm({ value, onChange }: Props) {
  return (
    <>
      <p className="notice">{peopleText.whoHelp}</p>
      <LineField
        label={peopleText.fields.name.name}
        help={peopleText.fields.name.help}
        value={value.name ?? ''}
        onChange={(name) => onChange({ name })}
        autoFocus
        maxLength={500}
      />
      {(['described', 'notes'] as const).map((field) => (
        <LongField
          key={field}
          label={peopleText.fields[field].name}
          help={peopleText.fields[field].help}
          value={value[field] ?? ''}
          onChange={(typed) => onChange({ [field]: typed })}
        />
      ))}
    </>
  )
}
