import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { needs } from '../../support/judges.ts'
import { record } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { openTimeAuthority } from '../../support/time-authority.ts'
import { testHost, token } from '../../support/vault-host.ts'

test.skipIf(needs('chromium', 'pdftotext', 'openssl'))(
  'a bundle carries the time stamps of its record, and what this recipient was given before, and nobody else’s',
  async () => {
    const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter() }))
    const { api, caseId, folder } = vault
    await record(api, caseId, { title: 'Letter' })
    const seal = async (recipient: string, profile = 'internal') => {
      const ask = { case: caseId, recipient, purpose: 'Report', profile, to: token(folder) }
      const sealed = await api.bundles.seal(ask)
      const at = join(folder, sealed.folder)
      const read = (name: string) => readFileSync(join(at, name), 'utf8')
      const pdfs = [sealed.open, `other-copy/${readdirSync(join(at, 'other-copy'))[0]!}`].map((name) =>
        execFileSync('pdftotext', [join(at, name), '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' '),
      )
      const report = await api.packages.verify({ from: token(at) })
      return { ...sealed, at, read, pdfs, report, readMe: read('00-READ-ME-FIRST.txt') }
    }

    const first = await seal('Northshire Police', 'police')
    expect(first.report.heading).toBe('Everything matches.')
    expect(existsSync(join(first.at, 'seal/timestamps'))).toBe(false)
    expect(first.readMe).toContain('No outside time is in this package.')
    for (const text of first.pdfs) {
      expect(text).toContain('computer’s clock. No outside body has confirmed them.')
      expect(text).toContain('Not later than. No outside time is in this package.')
      expect(text).toContain(
        'Earlier. No checkpoint of an earlier bundle for this recipient is in this package.',
      )
    }

    const asked = await api.stamps.query({ to: token(join(folder, 'q.tsq')) })
    const authority = openTimeAuthority({ subject: '/CN=Example Time Service' })
    const answer = authority.answer(readFileSync(join(folder, 'q.tsq')))
    const stamp = await api.stamps.import({ from: token(vault.file('a.tsr', answer)) })
    await api.stamps.query({ to: token(join(folder, 'never-answered.tsq')) })
    authority.close()

    const other = await seal('Practice manager')
    const second = await seal('northshire  police', 'police')
    expect(second.report.heading).toBe('Everything matches.')
    const { importedAt: _, seq: _seq, query: _query, isNew: _isNew, ...said } = stamp
    const number = String(asked.size).padStart(8, '0')
    expect(second.report.times).toEqual([{ ...said, file: `seal/timestamps/${number}.tst` }])
    expect(readdirSync(join(second.at, 'seal/timestamps')).toSorted()).toEqual([
      `${number}-checkpoint.txt`,
      `${number}.tst`,
    ])
    expect(readdirSync(join(second.at, 'seal/earlier'))).toEqual([`${first.id}-checkpoint.txt`])
    expect(second.read(`seal/earlier/${first.id}-checkpoint.txt`)).toBe(first.read('seal/checkpoint.txt'))
    expect(second.report.rows.at(-1)?.says).toContain(
      `1 earlier checkpoint in this package, of ${first.checkpoint.size} lines`,
    )
    expect(second.readMe).toMatch(/Not later than .* UTC, says/)
    for (const text of second.pdfs) {
      const clause = `The first ${asked.size} lines were there not later than`
      expect(text.split(clause)).toHaveLength(4)
      expect(text).toContain(
        'UTC, says Example Time Service. No outside body has confirmed the times of the lines after',
      )
      expect(text).not.toContain('No outside body has confirmed them')
      expect(text).toContain(`Made for the same recipient before: bundle ${first.id} of`)
      expect(text).toContain(first.checkpoint.words.slice(0, 4).join(' '))
      expect(text).not.toContain(other.id)
    }
    expect(existsSync(join(other.at, 'seal/earlier'))).toBe(false)
    expect(other.report.times).toHaveLength(1)
  },
)
