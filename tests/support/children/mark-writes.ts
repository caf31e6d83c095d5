import { openSync, writeSync } from 'node:fs'
import { openDatabase } from '../../../src/core/db/open.ts'

type Runner = (...args: readonly unknown[]) => unknown
type Transaction = Runner & { readonly immediate: Runner }
type Prototype = { transaction: (work: Runner) => Transaction }

/**
 * Keeps one byte of a file at `1` while this process is inside a write transaction, from before its BEGIN until
 * after its COMMIT. Whoever killed the process reads there whether the kill fell into a write.
 */
export function markWrites(path: string): void {
  const descriptor = openSync(path, 'w')
  const mark = (byte: '0' | '1') => writeSync(descriptor, byte, 0)
  mark('0')
  const connection = openDatabase({ kind: 'memory' })
  const prototype = Object.getPrototypeOf(connection) as Prototype
  connection.close()
  const original = prototype.transaction
  prototype.transaction = function marked(this: unknown, work) {
    const transaction = original.call(this as Prototype, work)
    const immediate: Runner = (...args) => {
      mark('1')
      try {
        return transaction.immediate(...args)
      } finally {
        mark('0')
      }
    }
    return Object.assign((...args: readonly unknown[]) => transaction(...args), { immediate })
  }
}
