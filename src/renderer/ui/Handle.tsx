import { isHandle } from './is-handle.ts'

/**
 * An account as somebody wrote it down. A handle, a number or an address stands in the face that tells l, I, 1 and O, 0
 * apart; words about it, such as "Gave no name", do not.
 */
export function Handle({ says }: { readonly says: string }) {
  return <bdi className={isHandle(says) ? 'mono' : undefined}>{says}</bdi>
}
