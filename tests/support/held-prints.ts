import type { RunningApp } from './built-app.ts'

type Printing = { printToPDF(options: unknown): Promise<Buffer> }

type HeldPrints = {
  /** Once a page has been told to print, and waits. */
  readonly begun: Promise<void>
  readonly goOn: () => void
  /** Lets it print nothing. */
  readonly fail: () => void
}

/** Until `goOn` or `fail` is called, no page of the app prints: a package takes its time. */
export function holdPrints({ host }: RunningApp): HeldPrints {
  const held = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const onMade = (_event: unknown, contents: Printing): void => {
    const print = contents.printToPDF.bind(contents)
    contents.printToPDF = async (options) => {
      begin()
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
  return { begun, goOn: end(() => held.resolve()), fail: end(() => held.reject(new Error('no paper'))) }
}
