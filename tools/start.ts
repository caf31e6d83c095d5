// npm start: until the app is built, the whole main job on the sample case, into a folder of its own.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from './find-node.mjs'
import { freeName } from './free-name.ts'
import { installJudges } from './judges.ts'
import { howToGetABrowser } from './programs.ts'

const COMMAND_LINE = join(ROOT, 'src/cli/main.ts')

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function runDemo(folder: string): number {
  const args = [join(ROOT, 'tools/run.mjs'), COMMAND_LINE, 'demo', '--out', folder]
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
}

function start(): number {
  if (!existsSync(COMMAND_LINE)) {
    say('There is nothing to start yet: the command line is being built.')
    return 3
  }
  if (installJudges(['chromium'], say).length > 0) {
    say(howToGetABrowser(process.platform))
    return 3
  }
  const whereFrom = process.env['INIT_CWD'] ?? process.cwd()
  const folder = freeName(join(whereFrom, `demo-${new Date().toISOString().slice(0, 10)}`), existsSync)
  const exitCode = runDemo(folder)
  if (exitCode === 0) say(`\nThe demo is in ${join('.', relative(whereFrom, folder))}`)
  return exitCode
}

process.exitCode = start()
