import type { BundleContent } from './content.ts'

/** The recipient's own number. A court's is only what was given for the court: the case's may be the police's. */
export function theirNumber({ profile, filing, reference }: BundleContent): string | null {
  return profile.heading === null ? reference : (filing?.caseNumber ?? null)
}
