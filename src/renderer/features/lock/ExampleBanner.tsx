import { lock } from '../../texts/lock.ts'

/** On every screen of the made-up example. */
export const ExampleBanner = () => (
  <section className="example-banner" aria-label={lock.exampleName}>
    {lock.exampleBanner}
  </section>
)
