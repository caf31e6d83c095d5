import { Button as AriaButton, type ButtonProps } from 'react-aria-components'

type Kind = 'usual' | 'main' | 'plain'

/** `main` is the one filled button of a screen. */
export function Button({
  kind = 'usual',
  ...props
}: Omit<ButtonProps, 'className'> & { readonly kind?: Kind }) {
  return <AriaButton {...props} className={kind === 'usual' ? 'button' : `button ${kind}`} />
}
