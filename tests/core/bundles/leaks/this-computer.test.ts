import { describe, expect, test } from 'vitest'
import { makeComputerSought } from '../../../../src/core/bundles/leaks/this-computer.ts'

const computer = makeComputerSought([
  '/home/wilhelmina',
  'wilhelmina',
  'quagga-mbp.local',
  'C:\\Users\\Wilhelmina\\',
  '/tmp',
])

describe('a folder of this computer', () => {
  test.each([
    'saved as /home/wilhelmina/Downloads/a.png',
    'file:///home/wilhelmina',
    'C:\\Users\\Wilhelmina\\Documents',
    '{"from":"c:\\\\users\\\\wilhelmina\\\\x"}',
    '/Users/wilhelmina/Library',
  ])('is found: %s', (text) => {
    expect(computer.inText(text)).toBe('this-computer')
  })

  test.each([
    '/home/wilhelminas',
    'https://example.org/home',
    '/tmp/a',
    'dear wilhelmina',
    'wilhelmina@example.org',
    '',
  ])('is not found: %s', (text) => {
    expect(computer.inText(text)).toBeNull()
  })
})

describe('a name, where only software writes', () => {
  test.each(['Creator: Wilhelmina', 'QUAGGA-MBP', 'host=quagga-mbp.local'])('is found: %s', (text) => {
    expect(computer.inMachineText(text)).toBe('this-computer')
  })

  test('is not sought when it is short or everybody has it', () => {
    const shared = makeComputerSought(['root', 'admin', 'ann', 'localhost'])
    expect(shared.inMachineText('root admin ann localhost /home')).toBeNull()
    expect(shared.inMachineText('/home/ann/x')).toBe('this-computer')
  })
})

test('a folder with one part counts only with something in it', () => {
  const root = makeComputerSought(['/root'])
  expect(root.inText('the /root of it')).toBeNull()
  expect(root.inText('from /root/Desktop')).toBe('this-computer')
})
