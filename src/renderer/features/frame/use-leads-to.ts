import { createContext, useContext } from 'react'
import type { PlaceName } from './place.ts'

/** Whether a screen shows a place: a button that leads nowhere is not there. */
export const LeadsToContext = createContext<(at: PlaceName) => boolean>(() => false)

export const useLeadsTo = (): ((at: PlaceName) => boolean) => useContext(LeadsToContext)
