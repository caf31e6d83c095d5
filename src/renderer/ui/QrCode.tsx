import { encode } from 'uqr'

/** Light around the code, in squares of it: readers need it to find the corners. */
const QUIET = 4

/** A text as a QR code, dark on light in every theme. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const whole = size + 2 * QUIET
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('')
  return (
    <svg className="qr" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}
