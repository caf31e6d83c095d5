import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { createRoot } from 'react-dom/client'

const ROWS = 100_000
const ROW_PX = 64

/** As many rows as the timeline has at most, with nothing in them: what scrolling costs by itself. */
function List() {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: ROWS,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  })
  return (
    <div ref={scroller} role="grid" style={{ height: '100vh', overflow: 'auto' }}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => (
          <div
            key={index}
            style={{ position: 'absolute', top: 0, height: size, transform: `translateY(${start}px)` }}
          />
        ))}
      </div>
    </div>
  )
}

createRoot(document.body).render(<List />)
