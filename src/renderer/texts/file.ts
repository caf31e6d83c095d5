/** One file, looked at. */
export const fileText = {
  file: 'File',
  noName: (number: number) => `File ${number}`,
  facts: 'Facts',
  name: 'Name',
  cameWithoutName: 'It came without a name',
  type: 'Type',
  size: 'Size',
  hidden: 'Hidden',
  of: (at: number, all: number) => `${at} of ${all}`,
  previous: 'Previous file',
  next: 'Next file',
} as const
