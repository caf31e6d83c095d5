import { LEAVING } from '../../texts/encrypted.ts'

export function Leaving() {
  return (
    <>
      <p>{LEAVING.intro}</p>
      <ol className="steps">
        {LEAVING.steps.map(([what, how]) => (
          <li key={what}>
            <strong>{what}.</strong> {how}
          </li>
        ))}
      </ol>
      <h3>{LEAVING.remainsHead}</h3>
      <ul className="steps">
        {LEAVING.remains.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </>
  )
}
