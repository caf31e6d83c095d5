import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { FileToken } from '../contract/exhibits.ts'
import type { Standing } from './thread/messages.ts'

type Learn = (token: FileToken, standsFor: Standing) => void

/** Paths stay in the main process: the page knows a file it picked or dropped by a token, and never its path. */
export class Tokens {
  readonly #paths = new Map<FileToken, string>()
  #learn: Learn = () => undefined

  /** From now on `learn` is told what each token stands for; of the paths that were given before, at once. */
  tell(learn: Learn): void {
    this.#learn = learn
    for (const [token, path] of this.#paths) learn(token, { path })
  }

  givePath(path: string): { readonly token: FileToken; readonly name: string } {
    const token = newToken()
    this.#paths.set(token, path)
    this.#learn(token, { path })
    return { token, name: basename(path) }
  }

  giveBytes(bytes: Uint8Array): FileToken {
    const token = newToken()
    this.#learn(token, { bytes })
    return token
  }

  pathOf(token: FileToken): string | null {
    return this.#paths.get(token) ?? null
  }
}

const newToken = (): FileToken => FileToken.parse(randomBytes(16).toString('hex'))
