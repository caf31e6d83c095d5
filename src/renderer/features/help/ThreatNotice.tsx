import { help } from '../../texts/help.ts'
import { useRegion } from './use-region.ts'

/** Beside a threat that somebody writes down: whom to call first. */
export function ThreatNotice() {
  const { region } = useRegion()
  if (region === undefined) return null
  return <p className="notice">{help.threat(region?.danger.number ?? null)}</p>
}
