import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

/** Where the last vault is and why this window was opened. Asked anew by each lock screen. */
export const PLACES = queryOptions({ queryKey: ['places'], queryFn: () => api.shell.places({}), gcTime: 0 })
