/** An object whose unknown members throw: what the host cannot emulate is never silently left undone. */
export function refusing<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get: (object, key) => {
      if (key in object || typeof key === 'symbol' || key === 'then' || key === 'toJSON')
        return boundTo(object, Reflect.get(object, key, object))
      throw new Error(`the Chromium host does not have ${name}.${key}`)
    },
    set: (object, key, value) => {
      if (key in object) return Reflect.set(object, key, value, object)
      throw new Error(`the Chromium host does not have ${name}.${String(key)}`)
    },
  })
}

/** Called on the object itself, whose private members a proxy does not have. */
function boundTo(object: object, value: unknown): unknown {
  return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(object) : value
}
