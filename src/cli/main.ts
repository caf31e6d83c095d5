// Parse, run, print, exit code: the rest is in run.ts.
import { AppError, isAppError } from '../contract/errors.ts'

const stop = new AbortController()
// The second signal is not caught, and ends the process at once.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort())
// A reader that has gone away (`| head`) is no error.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.exit(await main())

async function main(): Promise<number> {
  try {
    // Imported here: a Node that is too old is told in a sentence before SQLite is loaded.
    const { run } = await import('./run.ts')
    const { stdin, stdout, stderr, env } = process
    return await run(process.argv.slice(2), {
      stdin,
      stdout,
      stderr,
      env,
      signal: stop.signal,
      folder: env['INIT_CWD'] ?? process.cwd(),
    })
  } catch (error) {
    const named = isAppError(error) ? error : new AppError('Internal', 'Holdfast could not start.')
    process.stderr.write(`${named.message}\nCode: ${named.code}\n`)
    return 3
  }
}
