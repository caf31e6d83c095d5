// npm test: fetches the outside judges where it can, then everything that `npm run check` does.
import { ALL_JUDGES, describeMissing, installJudges } from './judges.ts'
import { checkEverything } from './steps.ts'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const missing = installJudges(ALL_JUDGES, say)
if (missing.length > 0) {
  say(describeMissing(missing))
  say('Tests that need them are skipped by name and counted. With CI=true they fail instead.')
}
process.exitCode = checkEverything(process.argv.slice(2))
