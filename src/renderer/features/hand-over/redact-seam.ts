import type { ComponentType } from 'react'
import type { OfferedFile } from '../../../contract/bundles.ts'
import type { Plan } from './plan.ts'

export type RedactorProps = {
  readonly file: OfferedFile
  /** What is covered in it so far; null where nothing is. */
  readonly covered: Plan['covered'][number] | null
  /** Keeps what is covered and closes; null where nothing is covered any more. */
  readonly onDone: (covered: Plan['covered'][number] | null) => void
  readonly onCancel: () => void
}

/**
 * The seam for `features/redact/`: where it stands, each picture and text offers a redacted copy, and this is shown over
 * the step. Until then an original is handed over or left out.
 */
export const Redactor: ComponentType<RedactorProps> | null = null
