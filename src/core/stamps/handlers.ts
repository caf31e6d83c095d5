import { AppError } from '../../contract/errors.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { stamps } from '../../contract/stamps.ts'
import type { ByteSource } from '../exhibits/source.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { writeNewFile } from '../ledger/write-new-file.ts'
import { listStamps, queriesWithoutAnswer } from './queries.ts'
import { askForStamp, checkAnswer, keepAnswer } from './rules.ts'

/** A token of the largest size that is kept, and its frame. */
const MOST_RESPONSE_BYTES = 70_000

export function stampsHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof stamps> {
  return {
    query: ({ to }) => {
      const path = host.files.path(to)
      const { seq, at, imprint, checkpoint, queryBytes } = askForStamp(session.vault)
      writeNewFile(path, queryBytes)
      return { seq, at, size: checkpoint.size, imprint, words: checkpoint.words }
    },
    import: async ({ from }) => {
      const { vault } = session
      vault.assertWritable()
      const { query, check } = await checkAnswer(vault, await wholeOf(host.files.open(from)))
      const { seq, isNew } = keepAnswer(vault, query, check)
      return { ...listStamps(vault.reads).find((stamp) => stamp.seq === seq)!, isNew }
    },
    list: () => ({
      stamps: [...listStamps(session.vault.reads)],
      waiting: [...queriesWithoutAnswer(session.vault.reads)],
    }),
  }
}

async function wholeOf(source: ByteSource): Promise<Uint8Array> {
  try {
    const into = new Uint8Array(MOST_RESPONSE_BYTES + 1)
    let length = 0
    for (let got = -1; got !== 0 && length < into.length; length += got)
      got = await source.read(into.subarray(length))
    if (length > MOST_RESPONSE_BYTES) throw new AppError('NotATimeStamp', 'larger than any response')
    return into.subarray(0, length)
  } finally {
    await source.close()
  }
}
