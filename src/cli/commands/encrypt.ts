import { existsSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { Run } from '../cli.ts'
import { readCopyPassphrase } from '../copy-passphrase.ts'
import { mustBeNew } from '../recovery.ts'
import { size } from '../wording.ts'

export const runEncrypt: Run<'encrypt'> = async ({ operands, options }, cli) => {
  const from = cli.files.place(operands.PACKAGE)
  if (!existsSync(cli.files.resolve(operands.PACKAGE)))
    throw new AppError('CannotRead', 'there is no such file or folder')
  const to = cli.files.newFile(options.out)
  mustBeNew(cli, options['passphrase-out'])
  const { passphrase, from: passphraseFrom, undo } = await readCopyPassphrase(cli, options)
  try {
    const made = await cli.client.packages.encrypt({ from, to, passphrase }, cli.context)
    cli.warn(ANOTHER_WAY, OFTEN_REFUSED)
    return {
      document: { ...made, passphrase: passphraseFrom },
      lines: [
        `The encrypted copy of ${made.bundleId} is made: ${size(made.sizeBytes)}. It was opened again and is whole.`,
        `  SHA-256 ${made.sha256}`,
        'It opens with age (age-encryption.org): age -d -o PACKAGE.zip FILE',
      ],
    }
  } catch (error) {
    undo()
    throw error
  }
}

const ANOTHER_WAY =
  'Give the passphrase another way than the file: on the telephone or in person, never in the same message.'
const OFTEN_REFUSED =
  'Most police and court systems refuse encrypted files. An upload link from the police, or a stick in person, is better.'
