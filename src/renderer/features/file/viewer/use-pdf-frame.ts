import { useEffect, useRef, type RefObject } from 'react'
import type { FromPdfFrame, FrameKey, ToPdfFrame } from '../../../frames/frame-messages.ts'

export type PdfState =
  | { readonly is: 'opening' }
  | { readonly is: 'shown'; readonly pages: number }
  | { readonly is: 'failed'; readonly isLocked: boolean }

/** What a key that was pressed in the frame may do outside it: what the frame draws may be hostile. */
const PASSED_ON = /^(escape|f6|f1|[lhnk/1-6])$/i

/** Hands the frame the pieces of the file that it asks for, and hears how it goes. */
export function usePdfFrame(
  url: string,
  sizeBytes: number,
  onState: (state: PdfState) => void,
): RefObject<HTMLIFrameElement | null> {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const stop = new AbortController()
    // No other page is ever in this frame: the policy of the page names the one that may be.
    const tell = (message: ToPdfFrame, moved: Transferable[] = []): void =>
      frame.current?.contentWindow?.postMessage(message, '*', moved)
    const give = async (from: number, to: number): Promise<void> => {
      const bytes = await fetchRange(url, from, to, stop.signal)
      if (bytes === null) onState({ is: 'failed', isLocked: false })
      else tell({ kind: 'range', from, bytes }, [bytes])
    }
    const hear = (message: FromPdfFrame): void => {
      if (message.kind === 'ready') tell({ kind: 'open', sizeBytes })
      else if (message.kind === 'want') void give(message.from, message.to)
      else if (message.kind === 'shown') onState({ is: 'shown', pages: message.pages })
      else if (message.kind === 'failed') onState({ is: 'failed', isLocked: message.isLocked })
      else passOn(message.key, frame.current)
    }
    const onMessage = ({ source, data }: MessageEvent<FromPdfFrame>): void => {
      if (source !== null && source === frame.current?.contentWindow) hear(data)
    }
    window.addEventListener('message', onMessage)
    return () => {
      stop.abort()
      window.removeEventListener('message', onMessage)
    }
    // What the state is for is written out where the hook is asked for.
  }, [url, sizeBytes])
  return frame
}

/** An answer may be of a shorter range than was asked for: the rest is asked for again. Null when it cannot be had. */
async function fetchRange(
  url: string,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<ArrayBuffer | null> {
  const whole = new Uint8Array(to - from)
  let at = from
  try {
    while (at < to) {
      const answer = await fetch(url, { signal, headers: { range: `bytes=${at}-${to - 1}` } })
      const bytes = answer.status === 206 ? new Uint8Array(await answer.arrayBuffer()) : new Uint8Array(0)
      if (bytes.length === 0) return null
      whole.set(bytes.subarray(0, to - at), at - from)
      at += bytes.length
    }
    return whole.buffer
  } catch {
    // The file was hidden meanwhile, or the vault locked.
    return null
  }
}

function passOn({ key, ctrlKey, metaKey, shiftKey }: FrameKey, frame: HTMLElement | null): void {
  if (!PASSED_ON.test(key)) return
  const pressed = { key, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }
  frame?.dispatchEvent(new KeyboardEvent('keydown', pressed))
}
