/** One option. `text` takes a value once, `many` any number of times, `flag` none. */
export type OptionSpec = {
  readonly type: 'text' | 'many' | 'flag'
  /** What stands for the value in the help. */
  readonly value?: string
  readonly required?: true
  readonly says: string
}

export type CommandSpec = {
  readonly says: string
  /** Words that must be given, in order. */
  readonly operands: readonly string[]
  /** What may follow them in any number. */
  readonly rest?: string
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly examples: readonly string[]
}

export const text = <Value extends string>(value: Value, says: string) =>
  ({ type: 'text', value, says }) as const
export const must = <Value extends string>(value: Value, says: string) =>
  ({ ...text(value, says), required: true }) as const

export const passphrase = {
  'passphrase-file': text('F', 'a file that holds the passphrase; asked for on a terminal otherwise'),
} as const
export const newPassphrase = {
  'new-passphrase-file': text('G', 'a file that holds the new passphrase; asked for on a terminal otherwise'),
} as const
export const recoveryOut = {
  'recovery-out': text('F', 'write the recovery code into this new file: the file opens the vault'),
} as const
export const zone = {
  zone: text('Z', 'the time zone the times are meant in, such as Europe/London; this computer’s otherwise'),
} as const
/** For a court alone. */
export const filing = {
  court: text('TEXT', 'for a court: its name, such as "County Court at Birmingham"'),
  'case-number': text('TEXT', 'for a court: the number it gave the case, never the police’s'),
  'short-title': text('TEXT', 'for a court: such as "Bennett v Persons Unknown", for the name of the PDF'),
  'party-first': text('NAME', 'for a court: the claimant, applicant or plaintiff; with --party-second'),
  'party-second': text('NAME', 'for a court: the defendant or respondent; with --party-first'),
  'bundle-name': text('TEXT', 'for a court: such as A, or the number of a document in Ontario'),
  hearing: text('TEXT', 'for a court: when and where the case is heard'),
  party: text(
    'TEXT',
    'for a court: whose bundle it is, such as "Applicant Bennett", for the name of the PDF',
  ),
  'bates-prefix': text('TEXT', 'for a court: what stands before each Bates number; your initials otherwise'),
} as const
