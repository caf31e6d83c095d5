import type { ReactNode } from 'react'

type Props = { readonly children?: ReactNode; readonly hide: ReactNode }

/** Under the file: how it is looked at, and hiding it again. */
export function ViewerBar({ children, hide }: Props) {
  return (
    <div className="viewer-bar">
      {children}
      <div className="push">{hide}</div>
    </div>
  )
}
