/** What an original can say of itself beside what it shows. */
export const OWN_DETAILS = ['place', 'device', 'person', 'thumbnail'] as const

export type OwnDetail = (typeof OWN_DETAILS)[number]
