/** What can be done with a row of a list. */
export const rowMenuText = {
  name: 'What to do with it',
  open: 'Open',
  select: 'Select',
  unselect: 'Take out of the selection',
  openIncident: 'Open its incident',
  showIncidents: 'Show its incidents in the timeline',
} as const
