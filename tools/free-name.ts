/** `wanted`, or the first of `wanted-2`, `wanted-3` … that is not taken. */
export function freeName(wanted: string, isTaken: (path: string) => boolean): string {
  if (!isTaken(wanted)) return wanted
  let number = 2
  while (isTaken(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}
