import type { RunningApp } from './built-app.ts'

type Printing = { printToPDF(options: unknown): Promise<Buffer> }

/** Until what comes back is called, no page of the app prints: a package takes its time. `fail` lets them print nothing. */
export function holdPrints({ host }: RunningApp): { readonly goOn: () => void; readonly fail: () => void } {
  const held = Promise.withResolvers<void>()
  const onMade = (_event: unknown, contents: Printing): void => {
    const print = contents.printToPDF.bind(contents)
    contents.printToPDF = async (options) => {
      await held.promise
      return print(options)
    }
  }
  held.promise.catch(() => undefined)
  host.app.on('web-contents-created', onMade)
  const end = (settle: () => void) => (): void => {
    host.app.off('web-contents-created', onMade)
    settle()
  }
  return { goOn: end(() => held.resolve()), fail: end(() => held.reject(new Error('no paper'))) }
}
