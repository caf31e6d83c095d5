/** Every way Holdfast says no. The list is closed: `resources/errors.json` holds the words for each. */
export const ERROR_CODES = [
  'WrongPassphrase',
  'WrongRecoveryCode',
  'NoRecoverySlot',
  'KdfOutOfBounds',
  'NotAVault',
  'UnknownVersion',
  'ForeignSchema',
  'DamagedFile',
  'DamagedHeader',
  'OutdatedHeader',
  'DamagedLedger',
  'DamagedEntry',
  'DamagedExhibit',
  'CopiedWhileInUse',
  'VaultInUse',
  'VaultExists',
  'VaultNotFound',
  'OlderThanLastSeen',
  'Forked',
  'ReadOnly',
  'IsACopy',
  'NotACopy',
  'ForeignBackup',
  'DiskFull',
  'CannotRead',
  'CannotWrite',
  'FileChangedWhileReading',
  'NotFound',
  'NameTaken',
  'Ambiguous',
  'Erased',
  'InvalidInput',
  'NothingToSeal',
  'CannotContinue',
  'CannotRedact',
  'NothingToCover',
  'CannotShow',
  'BrowserMissing',
  'PrintFailed',
  'MetadataNotLetThrough',
  'LeakFound',
  'NotAPackage',
  'UnknownFormat',
  'DamagedPackage',
  'CheckpointMismatch',
  'NotACheckpoint',
  'NotATimeStamp',
  'TimeStampRefused',
  'ForeignTimeStamp',
  'TimeStampNotValid',
  'Cancelled',
  'NodeTooOld',
  'WrongUsage',
  'Internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/**
 * The one error class. `message` is for logs and developers: it names no secret, no file, no path and no
 * content. What a person reads is looked up by `code`.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  /** Lines to be read with the words of the code, such as which files it is about. They name no more than `message` may. */
  readonly details: readonly string[]

  constructor(
    code: ErrorCode,
    message: string,
    options?: { readonly cause?: unknown; readonly details?: readonly string[] },
  ) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.details = options?.details ?? []
  }
}

/** Narrows an unknown value caught by `catch` to an `AppError`, optionally with one of `codes`. */
export function isAppError(error: unknown, ...codes: readonly ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code))
}
