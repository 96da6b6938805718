/**
 * What iOS 13 and Chrome 80 lack of the library that our code and its packages use (syntax is Babel's business).
 * Imported before everything else. A new one is added when the test of the built files names it.
 */

function define(on: object, name: string, value: unknown): void {
  if (!(name in on)) Object.defineProperty(on, name, { value, writable: true, configurable: true })
}

/** ES2022: counts from the end when negative. */
function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

define(Array.prototype, 'at', at)
define(String.prototype, 'at', at)

/** ES2021, for a text or a global pattern. */
define(String.prototype, 'replaceAll', function (this: string, what: string | RegExp, by: string) {
  return typeof what === 'string' ? this.split(what).join(by) : this.replace(what, by)
})

/** ES2022. */
define(Object, 'hasOwn', (on: object, name: PropertyKey) =>
  // biome-ignore lint/suspicious/noPrototypeBuiltins: this is what Object.hasOwn is made of where it is missing
  Object.prototype.hasOwnProperty.call(on, name),
)
