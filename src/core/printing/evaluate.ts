import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { Page } from './page.ts'

/** What an expression comes to in a page, or in another frame's context. Throws `PrintFailed` where it throws or comes to something else. */
export async function evaluate<T>(
  page: Page,
  expression: string,
  schema: z.ZodType<T>,
  contextId?: number,
): Promise<T> {
  const { result, exceptionDetails } = await page.call(
    'Runtime.evaluate',
    {
      expression,
      awaitPromise: true,
      returnByValue: true,
      ...(contextId === undefined ? {} : { contextId }),
    },
    z.object({ result: z.object({ value: z.unknown() }), exceptionDetails: z.unknown().optional() }),
  )
  const value = schema.safeParse(result.value)
  if (exceptionDetails !== undefined || !value.success)
    throw new AppError('PrintFailed', 'a page could not be read')
  return value.data
}
