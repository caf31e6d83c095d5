import { ENCRYPTED } from '../../texts/encrypted.ts'

export function Encrypted() {
  const { head, rows } = ENCRYPTED
  return (
    <>
      <p>{ENCRYPTED.intro}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{head.what}</th>
            <th scope="col">{head.state}</th>
            <th scope="col">{head.who}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, state, who]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{state}</td>
              <td>{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{ENCRYPTED.employerHead}</h3>
      <p>{ENCRYPTED.employer}</p>
    </>
  )
}
