import { writeEmptyApp } from './app/empty-app.ts'
import { BUILT_MAIN } from './app/running-app.ts'
import { inFreshProcess } from './in-fresh-process.ts'
import { Preferences } from '../src/main/preferences.ts'
import { makeVault } from './host.ts'
import { buildOnce } from '../tests/support/build-once.ts'
import { ROOT } from '../tools/find-node.mjs'
buildOnce(ROOT)
const list = await writeEmptyApp('/tmp/ba/list', 'list')
const nothing = await writeEmptyApp('/tmp/ba/nothing', 'nothing')
console.log(await inFreshProcess('scroll-in-app', { main: list }))
await makeVault('/tmp/ba/v.holdfast')
new Preferences('/tmp/ba/data').set('lastVault', '/tmp/ba/v.holdfast')
for (let i = 0; i < 2; i++) {
  console.log(await inFreshProcess('start-app', { main: nothing, field: null }))
  console.log(
    await inFreshProcess('start-app', { main: BUILT_MAIN, userData: '/tmp/ba/data', field: 'Passphrase' }),
  )
}
