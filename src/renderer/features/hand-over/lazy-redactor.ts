import { lazy, type ComponentType } from 'react'
import type { OfferedFile } from '../../../contract/bundles.ts'
import type { Covering, RedactedFile } from './plan.ts'

export type RedactorProps = {
  readonly file: OfferedFile
  /** What is covered in it so far; null where nothing is. */
  readonly covered: RedactedFile | null
  /** Words that were being typed. */
  readonly typed: string
  /** Told at every change. */
  readonly onChange: (covering: Covering) => void
  /** Keeps what is covered and closes; null where nothing is covered any more. */
  readonly onDone: (covered: RedactedFile | null) => void
  readonly onCancel: () => void
  /** Closed, and what was begun stays as it is. */
  readonly onAside: () => void
}

/** Shown over the step where a file is to be covered in part; loaded when it is. */
export const Redactor: ComponentType<RedactorProps> = lazy(async () => ({
  default: (await import('../redact/Redactor.tsx')).Redactor,
}))
