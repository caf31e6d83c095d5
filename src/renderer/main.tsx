import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/source-sans-3/wght.css'
import '@fontsource/atkinson-hyperlegible-mono/400.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/screens.css'
import './styles/shell.css'
import './styles/incident.css'
import './styles/layout.css'
import './styles/menus.css'
import './styles/filters.css'
import './styles/overview.css'
import './styles/timeline.css'
import './styles/help.css'
import './styles/people.css'
import './styles/files.css'
import './styles/looks.css'
import './styles/settings.css'
import './styles/tags-and-cases.css'
import './styles/viewer.css'
import './styles/file.css'
import './styles/file-facts.css'
import './styles/check.css'
import './styles/record-log.css'
import './styles/phone.css'
import './styles/palette.css'
import './styles/hand-over.css'
import './styles/hand-over-steps.css'
import './styles/hand-over-pick.css'
import './styles/hand-over-pages.css'
import './styles/redact.css'
import './styles/keeping.css'
import './styles/quick-log.css'
import './styles/calendar.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { PLACES } from './features/lock/queries.ts'
import { coverOnEvents } from './leaving.ts'
import { PREFERENCES } from './preferences.ts'

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root')

// Nothing is asked twice by itself: the core answers at once, and what changed is named by whoever changed it.
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY },
  },
})

coverOnEvents()
// What the lock screen waits for is asked for before it is drawn.
void queries.prefetchQuery(PLACES)
void queries.prefetchQuery(PREFERENCES)
createRoot(root).render(
  <StrictMode>
    {/* The words are English and written from the left: on a French or Arabic system no part of it is another. */}
    <I18nProvider locale="en-GB">
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
)
