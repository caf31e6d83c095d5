/** In the place of a file that is not shown: why, and that it is kept. */
export function CannotShow({ says }: { readonly says: string }) {
  return (
    <div className="viewer-none">
      <p>{says}</p>
    </div>
  )
}
