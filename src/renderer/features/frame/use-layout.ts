import { useCallback, useState } from 'react'
import { layoutFor, type Layout } from './layout.ts'

/** `watch` goes on the element whose width counts; its first child is one rem wide and tells when the text size changes. */
export function useLayout() {
  const [layout, setLayout] = useState<Layout>(() =>
    layoutFor(innerWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize)),
  )
  const watch = useCallback((element: HTMLElement | null) => {
    const rem = element?.firstElementChild
    if (!element || !rem) return undefined
    const observer = new ResizeObserver(() =>
      setLayout(layoutFor(element.clientWidth / rem.getBoundingClientRect().width)),
    )
    observer.observe(element)
    observer.observe(rem)
    return () => observer.disconnect()
  }, [])
  return { layout, watch }
}
