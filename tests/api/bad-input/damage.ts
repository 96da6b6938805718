/** What can be wrong with an input: each kind of damage at each place where it can stand. */

export interface Damaged {
  readonly title: string
  readonly input: unknown
}

type Place = readonly (string | number)[]

const overlong = '长'.repeat(200_000)
/** Valid JSON, but deeper than a recursive walk survives. */
export const deepText = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

/** Never right at any leaf that is not free text or a free record. */
export function damages(input: unknown): readonly Damaged[] {
  const found: Damaged[] = []
  const add = (title: string, place: Place, value: unknown) =>
    found.push({ title: `${title} at ${place.join('.') || 'the top'}`, input: put(input, place, value) })
  for (const { place, value } of placesIn(input)) {
    add('nesting', place, nested(60))
    if (typeof value === 'string') {
      add('NUL', place, `${value}\0`)
      add('half a character', place, `${value}\ud83d`)
      add('half a character the other way', place, `\udc00${value}`)
      add('an endless text', place, overlong)
      add('a number', place, 7)
      add('an object', place, { text: value })
      if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) add('no UUID', place, value.slice(1))
      if (/^\d{4}-\d\d-\d\d/.test(value)) add('no day', place, '2021-02-30')
    } else if (typeof value === 'number') {
      for (const wrong of ['7', 7.5, -7, 1e300, null]) add(`${wrong}`, place, wrong)
    } else if (typeof value === 'boolean') {
      add('a text', place, 'true')
    } else if (Array.isArray(value)) {
      add('an object', place, {})
      if (value.length > 0) add('ten thousand', place, Array(10_000).fill(value[0]))
    } else if (typeof value === 'object' && value !== null) {
      add('a list', place, [value])
      add('null', place, null)
      add('an unknown field', place, { ...value, unheardOf: 1 })
      add('a field that is a prototype', place, JSON.parse(`{"__proto__":{"x":1}}`))
    }
  }
  return found
}

function placesIn(value: unknown, place: Place = []): { place: Place; value: unknown }[] {
  const inner =
    typeof value === 'object' && value !== null
      ? // of many alike one is enough
        Object.entries(value)
          .slice(0, 8)
          .flatMap(([key, item]) => placesIn(item, [...place, key]))
      : []
  return [{ place, value }, ...inner]
}

function put(input: unknown, place: Place, value: unknown): unknown {
  const [key, ...rest] = place
  if (key === undefined) return value
  if (Array.isArray(input))
    return input.map((item, at) => (at === Number(key) ? put(item, rest, value) : item))
  const whole = input as Record<string, unknown>
  return { ...whole, [key]: put(whole[key], rest, value) }
}

function nested(depth: number): unknown {
  return depth === 0 ? 'x' : { in: nested(depth - 1) }
}

/** Bodies that are no input at all. */
export function damagedBodies(valid: string): readonly {
  readonly title: string
  readonly body: string
  readonly type?: string
}[] {
  return [
    { title: 'no JSON', body: '{"id":' },
    { title: 'cut off', body: valid.slice(0, Math.max(1, valid.length - 3)).replace(/[\d}\]]+$/, '') },
    { title: 'nothing but a word', body: '内容' },
    { title: 'nesting without end', body: deepText },
    { title: 'more than a body may have', body: JSON.stringify('x'.repeat(2 * 1024 * 1024)) },
    { title: 'another content type', body: valid, type: 'application/xml' },
    { title: 'a form', body: 'id=1', type: 'application/x-www-form-urlencoded' },
    { title: 'a multipart without parts', body: '--x--', type: 'multipart/form-data; boundary=x' },
  ]
}
