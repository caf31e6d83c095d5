import type { Ref } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'

type Kind = 'usual' | 'main' | 'plain' | 'erase'

/** `main` is the one filled button of a screen; `erase` is for what cannot be brought back. */
export function Button({
  kind = 'usual',
  ...props
}: Omit<ButtonProps, 'className'> & { readonly kind?: Kind; readonly ref?: Ref<HTMLButtonElement> }) {
  return <AriaButton {...props} className={kind === 'usual' ? 'button' : `button ${kind}`} />
}
