import { refusing } from '../refusing.ts'

export type OpenAnswer = { readonly canceled: boolean; readonly filePaths: readonly string[] }
export type SaveAnswer = { readonly canceled: boolean; readonly filePath: string }

/** Answers that a test, or a person at the terminal, has ready for the dialogs that will be shown. */
export type Answers = { readonly open: OpenAnswer[]; readonly save: SaveAnswer[] }

/** Electron's `dialog`. A dialog nobody has an answer for is an error. */
export function emulatedDialogs(answers: Answers, shown: unknown[]) {
  const take = <T>(list: T[], args: readonly unknown[]): T => {
    shown.push(args.at(-1))
    const answer = list.shift()
    if (answer === undefined) throw new Error('the Chromium host has no answer for this dialog')
    return answer
  }
  return refusing('dialog', {
    showOpenDialog: async (...args: unknown[]): Promise<OpenAnswer> => take(answers.open, args),
    showSaveDialog: async (...args: unknown[]): Promise<SaveAnswer> => take(answers.save, args),
    showErrorBox: (title: string): void => void shown.push(title),
  })
}
