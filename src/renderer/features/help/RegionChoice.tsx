import { help } from '../../texts/help.ts'
import { Choice } from '../../ui/Choice.tsx'
import { REGIONS } from './regions.ts'
import { useRegion } from './use-region.ts'

/** Whose numbers are shown: seen, and changed in one step. */
export function RegionChoice({ isInline = true }: { readonly isInline?: boolean }) {
  const { region, choose } = useRegion()
  if (region === undefined) return null
  return (
    <Choice
      label={help.region}
      options={REGIONS}
      chosen={region?.id ?? null}
      onChoose={choose}
      placeholder={help.noRegion}
      isInline={isInline}
    />
  )
}
