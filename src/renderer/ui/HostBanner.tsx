import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { text } from '../texts/app.ts'

/** Which host it is, when it is not Electron. */
export function HostBanner() {
  const host = useQuery({ queryKey: ['host'], queryFn: () => api.shell.host({}) })
  if (host.data?.isForTrying !== true) return null
  return (
    <section className="host-banner" aria-label={text.hostBannerName}>
      {text.hostBanner}
    </section>
  )
}
