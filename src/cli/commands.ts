import type { CommandName } from '../contract/documents.ts'
import type { Run } from './cli.ts'
import { runAction, runOutcome } from './commands/action.ts'
import { runAdd } from './commands/add.ts'
import { runAmend } from './commands/amend.ts'
import { runBackup } from './commands/backup.ts'
import { runCase } from './commands/case.ts'
import { runCheck } from './commands/check.ts'
import { runCheckpoint } from './commands/checkpoint.ts'
import { runCustody } from './commands/custody.ts'
import { runDemo } from './commands/demo.ts'
import { runDraft } from './commands/draft.ts'
import { runEncrypt } from './commands/encrypt.ts'
import { runErase } from './commands/erase.ts'
import { runGet } from './commands/get.ts'
import {
  runHandover,
  runHandoverAmend,
  runHandoverList,
  runHandoverSaid,
  runReceiptImport,
} from './commands/handover.ts'
import { runHelp } from './commands/help.ts'
import { runInit } from './commands/init.ts'
import { runLink } from './commands/link.ts'
import { runList } from './commands/list.ts'
import { runNote } from './commands/note.ts'
import { runPassphrase } from './commands/passphrase.ts'
import { runRecover } from './commands/recover.ts'
import { runRekey } from './commands/rekey.ts'
import { runRestore } from './commands/restore.ts'
import { runSeal } from './commands/seal.ts'
import { runSearch } from './commands/search.ts'
import { runShow } from './commands/show.ts'
import { runStampImport, runStampList, runStampQuery } from './commands/stamp.ts'
import { runVerify } from './commands/verify.ts'

/** What each command does. What it takes stands in command-table.ts. */
export const commands: { readonly [Name in CommandName]: Run<Name> } = {
  help: runHelp,
  init: runInit,
  add: runAdd,
  case: runCase,
  show: runShow,
  amend: runAmend,
  note: runNote,
  action: runAction,
  outcome: runOutcome,
  link: runLink,
  erase: runErase,
  list: runList,
  search: runSearch,
  get: runGet,
  custody: runCustody,
  check: runCheck,
  checkpoint: runCheckpoint,
  'stamp query': runStampQuery,
  'stamp import': runStampImport,
  'stamp list': runStampList,
  passphrase: runPassphrase,
  recover: runRecover,
  rekey: runRekey,
  seal: runSeal,
  handover: runHandover,
  'handover said': runHandoverSaid,
  'handover amend': runHandoverAmend,
  'handover list': runHandoverList,
  'receipt import': runReceiptImport,
  verify: runVerify,
  encrypt: runEncrypt,
  draft: runDraft,
  backup: runBackup,
  restore: runRestore,
  demo: runDemo,
}
