import type { ReactNode } from 'react'
import type { AccountFields } from '../../../contract/accounts.ts'
import { peopleText } from '../../texts/people.ts'
import { LineField } from '../../ui/LineField.tsx'

type Props = {
  readonly value: AccountFields
  readonly onChange: (some: AccountFields) => void
  /** What stands under the handle, such as what it looks like. */
  readonly underHandle?: ReactNode
  /** The handle or the site is left: together they say which account it is. */
  readonly onLeft?: () => void
}

/** The handle comes first: it is what was seen. */
export function AccountFieldsForm({ value, onChange, underHandle, onLeft }: Props) {
  return (
    <>
      <div onBlur={onLeft}>
        <Line field="handle" value={value} onChange={onChange} isFirst />
      </div>
      {underHandle}
      <div className="beside aligned" onBlur={onLeft}>
        <Line field="platform" value={value} onChange={onChange} />
        <Line field="displayName" value={value} onChange={onChange} />
      </div>
      <Line field="contact" value={value} onChange={onChange} />
      <Line field="url" value={value} onChange={onChange} />
    </>
  )
}

type LineName = 'platform' | 'handle' | 'displayName' | 'contact' | 'url'
type LineProps = Pick<Props, 'value' | 'onChange'> & { readonly field: LineName; readonly isFirst?: boolean }

function Line({ field, value, onChange, isFirst = false }: LineProps) {
  return (
    <LineField
      label={peopleText.fields[field].name}
      help={peopleText.fields[field].help}
      value={value[field] ?? ''}
      onChange={(typed) => onChange({ [field]: typed })}
      autoFocus={isFirst}
      isMono={field !== 'platform' && field !== 'displayName'}
      maxLength={field === 'url' ? 4000 : 500}
    />
  )
}
