// npm run check: types, lint, format, import walls (a test) and unit tests, with the judges that are there.
import { checkEverything } from './steps.ts'

process.exitCode = checkEverything(process.argv.slice(2))
