import type { AccountId } from '../../../contract/ids.ts'

type Named = {
  readonly written: string
  /** The first account of the case that goes by it. */
  readonly account: AccountId | null
}

/** Whether what an incident names is linked with it: two accounts of one name may be on two sites. */
export const isLinked = (
  linked: readonly { readonly account: AccountId; readonly name: string }[],
  { written, account }: Named,
): boolean => linked.some((one) => one.account === account || one.name === written.trim())
