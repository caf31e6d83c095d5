import type { Preferences } from '../../../contract/preferences.ts'
import type { VaultStatus } from '../../../contract/vault.ts'

export type ReportParts = {
  readonly about: {
    readonly version: string
    readonly runsIn: string
    readonly platform: string
    readonly failed: readonly { readonly code: string; readonly at: string }[]
  }
  readonly status: VaultStatus
  readonly cases: number
  readonly incidents: number
  readonly chosen: Preferences
}

/** Versions, counts, choices, and the codes of what went wrong in this run. Nothing that somebody wrote, no name, no id and no place on the disk. */
export function supportReport({ about, status, cases, incidents, chosen }: ReportParts): string {
  const { lockMinutes, shiftThrice, theme, contrast, textPercent, rows, reduceMotion, quietView } = chosen
  const lines = {
    version: about.version,
    host: about.runsIn,
    platform: about.platform,
    readOnly: status.readOnly ?? 'no',
    lines: status.entries,
    generation: status.generation,
    recoveryCode: status.hasRecovery ? 'yes' : 'no',
    warnings: status.warnings.length,
    cases,
    incidents,
    lockMinutes,
    shiftThrice,
    theme,
    contrast,
    textPercent,
    rows,
    reduceMotion,
    quietView,
    codes: about.failed.map(({ code, at }) => `${code} ${at}`).join(', ') || 'none',
  }
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n')
}
