import { refusing } from '../refusing.ts'

export type OpenAnswer = { readonly canceled: boolean; readonly filePaths: readonly string[] }
export type SaveAnswer = { readonly canceled: boolean; readonly filePath: string }

/** Asks the person for a path, where there is no dialog to show. Null is none. */
export type AskPath = (what: 'open' | 'save', suggested: string) => Promise<string | null>

/** Answers that a test has ready for the dialogs that will be shown. */
export type Answers = { readonly open: OpenAnswer[]; readonly save: SaveAnswer[] }

/** Electron's `dialog`. A dialog nobody has an answer for is an error. */
export function emulatedDialogs(answers: Answers, shown: unknown[], ask: AskPath | undefined) {
  const take = async <T>(
    list: T[],
    args: readonly unknown[],
    asked: () => Promise<T> | undefined,
  ): Promise<T> => {
    shown.push(args.at(-1))
    const answer = list.shift() ?? (await asked())
    if (answer === undefined) throw new Error('the Chromium host has no answer for this dialog')
    return answer
  }
  const askToOpen = async (): Promise<OpenAnswer> => {
    const path = await ask!('open', '')
    return { canceled: path === null, filePaths: path === null ? [] : [path] }
  }
  const askToSave = async (args: readonly unknown[]): Promise<SaveAnswer> => {
    const { defaultPath = '' } = args.at(-1) as { defaultPath?: string }
    const path = await ask!('save', defaultPath)
    return { canceled: path === null, filePath: path ?? '' }
  }
  return refusing('dialog', {
    showOpenDialog: async (...args: unknown[]): Promise<OpenAnswer> =>
      take(answers.open, args, () => (ask ? askToOpen() : undefined)),
    showSaveDialog: async (...args: unknown[]): Promise<SaveAnswer> =>
      take(answers.save, args, () => (ask ? askToSave(args) : undefined)),
    showErrorBox: (title: string): void => void shown.push(title),
  })
}
