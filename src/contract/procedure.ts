import type { z } from 'zod'

/** One thing that can be asked of Holdfast: what goes in, what comes out. */
export type Procedure<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly input: Input
  readonly output: Output
}

export function procedure<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Procedure<Input, Output> {
  return { input, output }
}

export type Slice = { readonly [verb: string]: Procedure }
export type Contract = { readonly [slice: string]: Slice }

/** How core answers one procedure. `context` carries what is not data: progress and cancelling. */
export type Handler<P extends Procedure> = (
  input: z.output<P['input']>,
  context: CallContext,
) => Promise<z.input<P['output']>> | z.input<P['output']>

export type SliceHandlers<S extends Slice> = { readonly [Verb in keyof S]: Handler<S[Verb]> }
export type Handlers<C extends Contract> = { readonly [Name in keyof C]: SliceHandlers<C[Name]> }

/** How a host asks: the same shape, with inputs as they are written and outputs as they were checked. */
export type Client<C extends Contract> = {
  readonly [Name in keyof C]: {
    readonly [Verb in keyof C[Name]]: (
      input: z.input<C[Name][Verb]['input']>,
      context?: Partial<CallContext>,
    ) => Promise<z.output<C[Name][Verb]['output']>>
  }
}

export type CallContext = {
  readonly progress: (done: number, total: number, what: string) => void
  readonly signal: AbortSignal
}
