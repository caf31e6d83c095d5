import { AppError, isAppError } from '../contract/errors.ts'
import type { CallContext, Client, Contract, Handlers, Procedure } from '../contract/procedure.ts'

type AnyHandler = (input: unknown, context: CallContext) => unknown

const NO_CONTEXT: CallContext = { progress: () => undefined, signal: new AbortController().signal }

/**
 * Contract and handlers become something to call: the input is parsed, the handler asked, the output parsed.
 * Throws InvalidInput for an input that does not fit, Internal for an output that does not, or what the handler throws.
 */
export function createClient<C extends Contract>(contract: C, handlers: Handlers<C>): Client<C> {
  const client: Record<string, Record<string, unknown>> = {}
  for (const [sliceName, slice] of Object.entries(contract)) {
    const verbs = handlers[sliceName] as Record<string, AnyHandler>
    client[sliceName] = Object.fromEntries(
      Object.entries(slice).map(([verb, procedure]) => [
        verb,
        callable(procedure, verbs[verb]!, `${sliceName}.${verb}`),
      ]),
    )
  }
  return client as Client<C>
}

/** Asks by name, `incidents.record`: for a host whose callers stand on the other side of a channel. */
export type Caller = (name: string, input: unknown, context?: Partial<CallContext>) => Promise<unknown>

/** The same as `createClient`, asked by name. A name that is not in the contract is InvalidInput. */
export function createCaller<C extends Contract>(contract: C, handlers: Handlers<C>): Caller {
  const calls = new Map<string, ReturnType<typeof callable>>()
  for (const [sliceName, slice] of Object.entries(contract)) {
    const verbs = handlers[sliceName] as Record<string, AnyHandler>
    for (const [verb, procedure] of Object.entries(slice)) {
      const name = `${sliceName}.${verb}`
      calls.set(name, callable(procedure, verbs[verb]!, name))
    }
  }
  return async (name, input, context) => {
    const call = calls.get(name)
    if (call === undefined) throw new AppError('InvalidInput', 'nothing of this name can be asked')
    return call(input, context)
  }
}

function callable(procedure: Procedure, handler: AnyHandler, name: string) {
  return async (input: unknown, context: Partial<CallContext> = {}): Promise<unknown> => {
    const asked = procedure.input.safeParse(input)
    if (!asked.success) throw new AppError('InvalidInput', `${name}: ${whereWrong(asked.error.issues)}`)
    const answer = await answerOf(() => handler(asked.data, { ...NO_CONTEXT, ...context }), name)
    const told = procedure.output.safeParse(answer)
    if (!told.success)
      throw new AppError('Internal', `${name} answered in another shape: ${whereWrong(told.error.issues)}`)
    return told.data
  }
}

async function answerOf(handler: () => unknown, name: string): Promise<unknown> {
  try {
    return await handler()
  } catch (error) {
    if (isAppError(error)) throw error
    throw new AppError('Internal', `${name} failed`, { cause: error })
  }
}

/** Which fields do not fit, by name; never what was in them. */
function whereWrong(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }[],
): string {
  const fields = issues.map((issue) => issue.path.map(String).join('.') || 'the whole')
  return `does not fit: ${[...new Set(fields)].join(', ')}`
}
