/** A neutral name for a copy: it stands in a folder that others may see. Only the ending is the file's own. */
export function suggestedName(label: string | null, number: number, name: string | null): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name ?? '')?.[0].toLowerCase() ?? ''
  return `${label?.replace(/[^\w-]/g, '-') ?? `file-${number}`}${ending}`
}
