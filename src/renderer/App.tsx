/** The app's first screen. The screens come after the core. */
export function App() {
  return (
    <main>
      <h1>Holdfast</h1>
      <p>The app is being built. Until then, use the command line.</p>
    </main>
  )
}
