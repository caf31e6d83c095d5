import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'

// Flat, so that a worker's entry file stands beside the file that starts it: `chunks/` would break
// `new URL('./x-worker.js', import.meta.url)` in the built app while unit tests pass.
const flat = { entryFileNames: '[name].js', chunkFileNames: '[name].js' }

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // What every file of main waits for: from one file it is read sooner than from its own hundred.
      externalizeDeps: { exclude: ['zod'] },
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'vault-thread': resolve('src/main/thread/vault-thread.ts'),
          'kdf-worker': resolve('src/core/workers/kdf-worker.ts'),
          'chunk-worker': resolve('src/core/workers/chunk-worker.ts'),
          'decoder-worker': resolve('src/core/workers/decoder-worker.ts'),
          'recogniser-worker': resolve('src/core/workers/recogniser-worker.ts'),
        },
        output: { format: 'es', ...flat },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but Electron, and only as one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      outDir: 'out/renderer',
      assetsDir: '.',
      // The lock screen waits for what is read first: less of it is sooner.
      minify: true,
      rolldownOptions: {
        input: {
          index: resolve('src/renderer/index.html'),
          // Frames that show evidence: pages of their own, under hosts of their own (src/main/app-scheme.ts).
          'pdf-frame': resolve('src/renderer/pdf-frame.html'),
          'saved-page-frame': resolve('src/renderer/saved-page-frame.html'),
        },
        output: { ...flat, assetFileNames: '[name][extname]' },
      },
    },
  },
})
