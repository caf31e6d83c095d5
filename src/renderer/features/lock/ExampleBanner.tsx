import { lock } from '../../texts/lock.ts'

/** On every screen of the made-up example. */
export const ExampleBanner = () => <p className="example-banner">{lock.exampleBanner}</p>
