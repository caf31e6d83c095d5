import type { SeenAs } from '../../../contract/accounts.ts'
import type { AccountId } from '../../../contract/ids.ts'

type Account = { readonly account: AccountId }
type Seen = Pick<SeenAs, 'isNobody'> & { readonly accounts: readonly Account[] }

/** Whether what an incident names is offered to be linked: it names somebody, and no account that it may mean is linked. */
export const isOffered = (linked: readonly Account[], { isNobody, accounts }: Seen): boolean =>
  !isNobody && !linked.some(({ account }) => accounts.some((one) => one.account === account))
