import libsodium from 'libsodium-wrappers'

await libsodium.ready

/** libsodium, ready to use. Only files of `core/crypto` import it (a wall test holds this). */
export const sodium = libsodium
