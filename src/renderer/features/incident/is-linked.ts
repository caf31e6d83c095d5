import type { AccountId } from '../../../contract/ids.ts'

type Account = { readonly account: AccountId }

/** Whether what an incident names is linked with it: one of the accounts it may mean is. */
export const isLinked = (linked: readonly Account[], meant: readonly Account[]): boolean =>
  linked.some(({ account }) => meant.some((one) => one.account === account))
