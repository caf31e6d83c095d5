// @ts-nocheck -- text that is put into a page: its placeholders are filled first, and its types are the page’s
/* oxlint-disable -- the same; it is one expression on purpose, so that the page sees no name of it */
// Injected twice at the start of every document: into the page's own world, and into the preload's isolated one.
// CONFIG is { event, binding, isIsolated, schemes, suffix }. Objects cross as the detail of synchronous events,
// which Chromium clones from one world to the other.
;(() => {
  const config = __CONFIG__
  // A frame in the page has no preload, as in Electron; the window hears its keys all the same.
  if (window !== window.top) return config.isIsolated ? hearKeysOfFrame() : undefined
  const dispatch = EventTarget.prototype.dispatchEvent
  const listen = EventTarget.prototype.addEventListener
  const Signal = CustomEvent
  const here = document
  const me = config.isIsolated ? 'isolated' : 'page'
  const other = config.isIsolated ? 'page' : 'isolated'
  const functions = new Map()
  const waiting = new Map()
  let nextId = 1
  let reply

  const send = (kind, body) =>
    Reflect.apply(dispatch, here, [new Signal(config.event + other, { detail: { kind, ...body } })])
  const keep = (fn) => {
    functions.set(nextId, fn)
    return { fn: nextId++ }
  }
  const settle = (promise) => {
    const id = nextId++
    promise.then(
      (value) => send('settled', { id, ok: true, value: wrap(value) }),
      (error) => send('settled', { id, ok: false, value: { plain: String(error?.message ?? error) } }),
    )
    return { promise: id }
  }
  const wrap = (value) => {
    if (typeof value === 'function') return keep(value)
    if (value instanceof Promise) return settle(value)
    return { plain: value }
  }
  const unwrap = (wrapped) => {
    if ('fn' in wrapped) return (...args) => callOther(wrapped.fn, args)
    if ('promise' in wrapped) return new Promise((done, fail) => waiting.set(wrapped.promise, { done, fail }))
    return wrapped.plain
  }
  const callOther = (fn, args) => {
    reply = undefined
    send('call', { fn, args: args.map(wrap) })
    const answer = reply
    reply = undefined
    if (answer === undefined) throw new Error('An object could not be cloned.')
    if (!answer.ok) throw new Error(answer.value.plain)
    return unwrap(answer.value)
  }
  const answerCall = ({ fn, args }) => {
    try {
      send('answer', { ok: true, value: wrap(functions.get(fn)(...args.map(unwrap))) })
    } catch (error) {
      send('answer', { ok: false, value: { plain: String(error?.message ?? error) } })
    }
  }
  const hear = {
    call: answerCall,
    answer: (message) => (reply = message),
    settled: ({ id, ok, value }) => {
      const { done, fail } = waiting.get(id) ?? {}
      waiting.delete(id)
      if (ok) done?.(unwrap(value))
      else fail?.(new Error(value.plain))
    },
    expose: ({ name, members }) => {
      const api = Object.fromEntries(members.map(([key, value]) => [key, unwrap(value)]))
      Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true })
    },
  }
  Reflect.apply(listen, here, [
    config.event + me,
    (event) => {
      // Each read of `detail` is a clone of its own.
      const message = event.detail
      event.stopImmediatePropagation()
      if (message) hear[message.kind](message)
    },
  ])
  if (config.isIsolated) runPreload()
  else {
    mapFetch()
    mapFrames()
  }

  /** What Electron hears as `before-input-event`, before the page does. */
  function hearKeys(raw) {
    for (const type of ['keydown', 'keyup'])
      window.addEventListener(
        type,
        ({ key, isComposing, repeat, ctrlKey, altKey, metaKey, isTrusted }) => {
          // What a page makes itself, such as a list that passes its keys on, is no key that went down.
          if (!isTrusted) return
          const modifiers = { control: ctrlKey, alt: altKey, meta: metaKey }
          raw(JSON.stringify({ kind: 'key', type, key, isComposing, repeat, ...modifiers }) + '\n[]')
        },
        true,
      )
  }

  function hearKeysOfFrame() {
    const raw = globalThis[config.binding]
    delete globalThis[config.binding]
    delete globalThis.hostCodec
    hearKeys(raw)
  }

  /** The https name of an address of one of the app's own schemes; others as they are. */
  function toPage(url) {
    const found = /^([a-z]+):\/\/([^/?#]*)(.*)$/is.exec(String(url))
    if (!found || !config.schemes.includes(found[1])) return url
    return `https://${found[2] || '_'}.${found[1]}${config.suffix}${found[3]}`
  }

  /** Chromium loads no frame of a scheme it does not know: it is given their https names. */
  function mapFrames() {
    const frames = HTMLIFrameElement.prototype
    const original = frames.setAttribute
    frames.setAttribute = function (name, value) {
      return Reflect.apply(original, this, [
        name,
        String(name).toLowerCase() === 'src' ? toPage(value) : value,
      ])
    }
    const src = Object.getOwnPropertyDescriptor(frames, 'src')
    Object.defineProperty(frames, 'src', {
      ...src,
      set(value) {
        Reflect.apply(src.set, this, [toPage(value)])
      },
    })
  }

  /** Blink refuses schemes it does not know before the host could answer: `fetch` uses their https names. */
  function mapFetch() {
    const original = window.fetch
    window.fetch = function (input, options) {
      return Reflect.apply(original, this, [input instanceof Request ? input : toPage(input), options])
    }
  }

  function runPreload() {
    const { encode, decode } = hostCodec
    delete globalThis.hostCodec
    const raw = globalThis[config.binding]
    delete globalThis[config.binding]
    const calls = new Map()
    const listeners = new Map()
    const files = []
    let callId = 0
    globalThis[`${config.binding}File`] = (index) => files[index]
    globalThis[`${config.binding}In`] = (head, text) => {
      if (head.kind === 'message') {
        for (const listener of listeners.get(head.channel) ?? []) listener({}, ...decode(text))
        return
      }
      const call = calls.get(head.id)
      calls.delete(head.id)
      if (head.ok) call?.done(decode(text))
      else call?.fail(new Error(`Error invoking remote method '${head.channel}': ${text}`))
    }
    hearKeys(raw)
    // And what it hears of buttons, of sound, and of a context menu that is asked for.
    const tell = (kind, body) => raw(JSON.stringify({ kind, ...body }) + '\n[]')
    for (const type of ['mousedown', 'mouseup'])
      window.addEventListener(type, () => tell('mouse', { type }), true)
    const playing = new Set()
    const hearMedia = ({ type, target }) => {
      if (playing.has(target) === (type === 'play')) return
      tell('media', { type })
      if (type === 'play') playing.add(target)
      else playing.delete(target)
      // One that is taken out of the page is paused where the page does not hear it.
      if (type === 'play') target.addEventListener('pause', hearMedia, { once: true })
    }
    for (const type of ['play', 'pause', 'ended']) window.addEventListener(type, hearMedia, true)
    window.addEventListener('contextmenu', ({ target }) => {
      const isEditable = Boolean(target?.closest?.('input, textarea, [contenteditable]'))
      tell('context', { type: 'contextmenu', isEditable, selectionText: String(getSelection()) })
    })
    const ipcRenderer = {
      invoke: (channel, ...args) =>
        new Promise((done, fail) => {
          const text = encode(args)
          calls.set(++callId, { done, fail })
          raw(JSON.stringify({ kind: 'invoke', id: callId, channel }) + '\n' + text)
        }),
      send: (channel, ...args) => raw(JSON.stringify({ kind: 'send', channel }) + '\n' + encode(args)),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    }
    const contextBridge = {
      exposeInMainWorld: (name, api) =>
        send('expose', { name, members: Object.entries(api).map(([key, value]) => [key, wrap(value)]) }),
    }
    // The path is known to the host alone: it puts it in the place of this name before main sees the call.
    const webUtils = refusing({ getPathForFile: (file) => `${config.binding}:${files.push(file) - 1}` })
    const require = (id) => {
      if (id === 'electron')
        return refusing({
          ipcRenderer: refusing(ipcRenderer),
          contextBridge: refusing(contextBridge),
          webUtils,
        })
      throw new Error(`module not found: ${id}`)
    }
    const module = { exports: {} }
    ;(function (require, module, exports) {
      __PRELOAD__
    }).call(globalThis, require, module, module.exports)
  }

  function refusing(target) {
    return new Proxy(target, {
      get: (object, key) => {
        if (key in object || typeof key === 'symbol') return object[key]
        throw new Error(`the Chromium host does not have ${String(key)}`)
      },
    })
  }
})()
