import type { GivenClass } from '../../../../contract/disclosure.ts'
import { text } from '../../../texts/hand-over.ts'
import { Tick } from '../../../ui/Tick.tsx'
import type { StepProps } from '../step-props.ts'
import { accountsIn } from '../plan.ts'
import { InTheFiles } from './InTheFiles.tsx'

const ASKED: readonly GivenClass[] = ['health', 'personal', 'third-party']

export function StaysOut(props: StepProps) {
  return (
    <div className="form">
      <p className="always-out">{text.alwaysOut}</p>
      <Classes {...props} />
      <Accounts {...props} />
      <InTheFiles {...props} />
    </div>
  )
}

function Classes({ plan, hand, going, recipient }: StepProps) {
  const given = plan.classes ?? recipient?.classes ?? []
  const asked = ASKED.map((name) => {
    const count = going.incidents.filter(({ classes }) => classes.includes(name)).length
    return { name, count }
  }).filter(({ name, count }) => count > 0 || (name === 'personal' && going.files.length > 0))
  const set = (name: GivenClass, isIn: boolean): void => {
    const others = given.filter((one) => one !== name)
    hand.change({ classes: isIn ? [...others, name] : others })
  }
  return (
    <section className="form" aria-labelledby="asked-parts">
      <h3 id="asked-parts">{text.askMe}</h3>
      <p className="small">{asked.length === 0 ? text.nothingAsked : text.askMeHelp}</p>
      {asked.map(({ name, count }) => (
        <Tick
          key={name}
          label={count === 0 ? text.classes[name] : text.classIn(text.classes[name], count)}
          isOn={given.includes(name)}
          onChange={(isIn) => set(name, isIn)}
        />
      ))}
    </section>
  )
}

function Accounts({ plan, hand, going }: StepProps) {
  const count = accountsIn(going)
  if (count === 0) return null
  return (
    <section className="form" aria-labelledby="who-parts">
      <h3 id="who-parts">{text.accounts.head}</h3>
      <p className="small">{text.accounts.help}</p>
      <Tick
        label={text.accounts.tick(count)}
        isOn={plan.accounts}
        onChange={(accounts) => hand.change({ accounts })}
      />
    </section>
  )
}
