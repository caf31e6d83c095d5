import { readFileSync } from 'node:fs'
import { testRecogniser } from '../recogniser.ts'

// Reads the same screenshot again and again; says the words of the first time and the memory after each.
const [, , file = '', times = '1'] = process.argv
const recogniser = testRecogniser()
const bytes = readFileSync(file)
const residentMb: number[] = []
let text = ''
for (let time = 0; time < Number(times); time += 1) {
  const words = await recogniser.recognise({ bytes, orientation: 1 })
  text ||= (words ?? []).map((word) => word.text).join(' ')
  residentMb.push(process.memoryUsage.rss() / 1e6)
}
await recogniser.close()
process.stdout.write(JSON.stringify({ text, residentMb }))
