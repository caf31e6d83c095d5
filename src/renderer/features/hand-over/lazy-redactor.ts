import { lazy, type ComponentType } from 'react'
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

/** Shown over the step where a file is to be covered in part; loaded when it is. */
export const Redactor: ComponentType<RedactorProps> = lazy(async () => ({
  default: (await import('../redact/Redactor.tsx')).Redactor,
}))
