/** Brings what is to be answered into sight, with the focus in its first field. */
export function leadTo(place: HTMLElement | null): void {
  place?.scrollIntoView({ block: 'center' })
  const field = place?.querySelector('input') ?? place
  field?.focus({ preventScroll: true })
}
