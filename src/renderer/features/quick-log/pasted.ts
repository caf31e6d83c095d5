/** Pictures and files of a paste outside a field: what is pasted into a field is text and belongs there. */
export function pastedFiles(event: ClipboardEvent): readonly File[] {
  return [...(event.clipboardData?.files ?? [])]
}
