/** The list, which Arrow Down in the search leads to. */
export const LIST_ID = 'timeline-list'
