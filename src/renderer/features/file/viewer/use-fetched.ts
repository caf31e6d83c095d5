import { useEffect, useState } from 'react'

export type Fetched<Value> =
  | { readonly is: 'coming' }
  | { readonly is: 'there'; readonly value: Value }
  | { readonly is: 'failed' }

/** Fetches what is shown, for as long as it is shown: kept nowhere else. */
export function useFetched<Value>(url: string, read: (answer: Response) => Promise<Value>): Fetched<Value> {
  const [fetched, setFetched] = useState<Fetched<Value>>({ is: 'coming' })
  useEffect(() => {
    const stop = new AbortController()
    const tell = (now: Fetched<Value>): void => {
      if (!stop.signal.aborted) setFetched(now)
    }
    const ask = async (): Promise<Fetched<Value>> => {
      const answer = await fetch(url, { signal: stop.signal })
      return answer.ok ? { is: 'there', value: await read(answer) } : { is: 'failed' }
    }
    // Whatever it was, the file cannot be shown, and says so in its place.
    ask().then(tell, () => tell({ is: 'failed' }))
    return () => stop.abort()
    // How it is read is written out where it is asked for.
  }, [url])
  return fetched
}
