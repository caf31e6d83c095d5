// Made vault-v1.json: every sealed thing of the vault format once, under fixed keys and nonces, by the second
// implementation in this folder (no code of src/, no libsodium). Run with the file to write:
//   node tools/run.mjs tests/vectors/make-vault-v1-vectors.ts FILE
import { argon2Sync, createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { blake2b, hchacha20, padmeAgain, subkeyOf, xchachaSeal } from './second-ciphers.ts'

const sequence = (first: number, length: number) => Buffer.from(Array.from({ length }, (_, at) => first + at))
const sha256 = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const text = (words: string) => Buffer.from(words, 'utf8')
const u64 = (value: number) => Buffer.from(value.toString(16).padStart(16, '0'), 'hex')
const box = (key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, plaintext: Uint8Array) =>
  Buffer.concat([nonce, xchachaSeal(key, nonce, associated, plaintext)])

const vaultId = sequence(0x10, 16)
const vaultKey = sequence(0x40, 32)
const [, header, entry, exhibit, signing, device] = [0, 1, 2, 3, 4, 5].map((id) =>
  subkeyOf(vaultKey, id, 'holdfast'),
)
const nonce = (first: number) => sequence(first, 24)
const tag = (label: string, message: Uint8Array) =>
  blake2b(32, Buffer.concat([text(`holdfast ${label}\0`), message]), { key: header! })

const salt = sequence(0xa0, 16)
const description = (rest: string) => `{${rest},"vault":"${hex(vaultId)}"}`

const passphrase = 'Ka\u0308se 🧀'
const slotKey = argon2Sync('argon2id', {
  message: text(passphrase.normalize('NFC')),
  nonce: salt,
  parallelism: 1,
  tagLength: 32,
  memory: 8,
  passes: 1,
})
const slotAssociated = description(
  `"format":1,"kdf":"argon2id13","kind":"passphrase","memoryBytes":8192,"passes":1,"salt":"${base64(salt)}"`,
)

const code = sequence(0x80, 20)
const check = blake2b(32, Buffer.concat([text('holdfast recovery check\0'), code]))
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bits = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
const letters = (bits(code) + bits(check).slice(0, 20))
  .match(/.{5}/g)!
  .map((five) => ALPHABET[Number.parseInt(five, 2)])
const recoveryKey = blake2b(32, Buffer.concat([text('holdfast recovery slot\0'), salt]), { key: code })
const recoveryAssociated = description(
  `"format":1,"kdf":"blake2b","kind":"recovery","salt":"${base64(salt)}"`,
)

const slotBox = box(slotKey, nonce(1), text(slotAssociated), vaultKey)
const recoveryBox = box(recoveryKey, nonce(2), text(recoveryAssociated), vaultKey)
const body =
  `{"copiedAt":null,"format":1,"generation":3,"keys":{"log":"${base64(sequence(1, 32))}","manifest":"${base64(sequence(2, 32))}",` +
  `"pdf":"${base64(sequence(3, 91))}"},"slots":[{"box":"${base64(slotBox)}","kdf":"argon2id13","kind":"passphrase",` +
  `"memoryBytes":8192,"passes":1,"salt":"${base64(salt)}"},{"box":"${base64(recoveryBox)}","kdf":"blake2b",` +
  `"kind":"recovery","salt":"${base64(salt)}"}],"vault":"${hex(vaultId)}"}`

const AT = '2026-11-22T04:25:00.000Z'
const entryTexts = ['one', 'Grüße 👋', 'x'.repeat(400)].map(
  (words, seq) =>
    `{"at":"${AT}","by":"owner","payload":{"text":"${words}"},"salt":"${base64(sequence(32 * seq, 32))}","type":"note.written@1"}`,
)
const entries = entryTexts.map((words, seq) => {
  const bytes = text(words)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  const padded = Buffer.concat([length, bytes], padmeAgain(4 + bytes.length))
  const associated = Buffer.concat([vaultId, u64(seq)])
  return {
    seq,
    text: words,
    leaf: hex(sha256(Buffer.of(0), bytes)),
    nonce: hex(nonce(10 + seq)),
    associated: hex(associated),
    box: hex(box(entry!, nonce(10 + seq), associated, padded)),
  }
})
const leaves = entries.map((one) => Buffer.from(one.leaf, 'hex'))
const root = sha256(Buffer.of(1), sha256(Buffer.of(1), leaves[0]!, leaves[1]!), leaves[2]!)

const exhibitId = sequence(0x60, 16)
const passKey = sequence(0x20, 32)
const chunk = (index: number, isLast: boolean, plaintext: Uint8Array) => {
  const chunkNonce = Buffer.alloc(24)
  chunkNonce.writeBigUInt64BE((BigInt(index) << 8n) | (isLast ? 1n : 0n), 16)
  const sealed = xchachaSeal(passKey, chunkNonce, exhibitId, plaintext)
  return { index, isLast, plaintext: hex(plaintext), nonce: hex(chunkNonce), box: hex(sealed) }
}
const wrapAssociated = Buffer.concat([vaultId, exhibitId])

const seed = sequence(0x05, 32)
const signingAssociated = Buffer.concat([vaultId, text('log')])

const memory = `{"generation":3,"root":"${hex(root)}","size":3}`
const memoryAssociated = Buffer.concat([text('device memory'), vaultId])

const snapshot = `{"imageBytes":4096,"key":"${base64(passKey)}","model":1,"root":"${hex(root)}","size":3}`
const snapshotAssociated = Buffer.concat([text('snapshot'), vaultId, exhibitId])

const vectors = {
  vaultId: hex(vaultId),
  vaultKey: hex(vaultKey),
  subkeys: { header, entry, exhibitWrap: exhibit, signingWrap: signing, device },
  passphraseSlot: {
    passphrase,
    passphraseBytes: hex(text(passphrase.normalize('NFC'))),
    salt: hex(salt),
    memoryBytes: 8192,
    passes: 1,
    slotKey: hex(slotKey),
    associated: slotAssociated,
    nonce: hex(nonce(1)),
    box: hex(slotBox),
  },
  recoverySlot: {
    code: hex(code),
    written: letters.join('').match(/.{4}/g)!.join('-'),
    salt: hex(salt),
    slotKey: hex(recoveryKey),
    associated: recoveryAssociated,
    nonce: hex(nonce(2)),
    box: hex(recoveryBox),
  },
  header: {
    body,
    mac: hex(tag('header', text(body))),
    sha256: hex(sha256(text(body), tag('header', text(body)))),
  },
  entries,
  head: { size: 3, root: hex(root), mac: hex(tag('head', Buffer.concat([vaultId, u64(3), root]))) },
  exhibit: {
    id: hex(exhibitId),
    passKey: hex(passKey),
    streamKey: hex(hchacha20(passKey, new Uint8Array(16))),
    wrapAssociated: hex(wrapAssociated),
    wrapNonce: hex(nonce(20)),
    wrapBox: hex(box(exhibit!, nonce(20), wrapAssociated, passKey)),
    chunks: [
      chunk(0, false, text('the first chunk is a mebibyte in a vault')),
      chunk(1, true, Buffer.concat([text('the last one is padded')], 256)),
      chunk(2 ** 40 + 7, true, Buffer.alloc(0)),
    ],
  },
  signingKey: {
    name: 'log',
    seed: hex(seed),
    associated: hex(signingAssociated),
    nonce: hex(nonce(30)),
    box: hex(box(signing!, nonce(30), signingAssociated, seed)),
  },
  deviceMemory: {
    name: hex(sha256(vaultId, sequence(1, 32)).subarray(0, 16)),
    text: memory,
    associated: hex(memoryAssociated),
    nonce: hex(nonce(40)),
    box: hex(box(device!, nonce(40), memoryAssociated, text(memory))),
  },
  snapshot: {
    pass: hex(exhibitId),
    text: snapshot,
    associated: hex(snapshotAssociated),
    nonce: hex(nonce(50)),
    box: hex(box(exhibit!, nonce(50), snapshotAssociated, text(snapshot))),
  },
}
const [file = 'vault-v1.json'] = process.argv.slice(2)
const asHex = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value
    ? hex(Buffer.from(value.data as number[]))
    : value
writeFileSync(file, `${JSON.stringify(vectors, asHex, 2)}\n`)
