/** Canvas 2D: records what the app draws and has the view draw it, so that screenshots show charts. */
import type { Logic } from '../logic/logic'
import type { Loose } from '../logic/sandbox'
import type { Json, Stroke } from '../protocol'
import type { Apis } from './apis'

const LETTER_WIDTH = 0.55

export function addCanvas(apis: Apis, logic: Logic): void {
  apis.members.createCanvasContext = (id: unknown) => {
    const { context, flush } = recorder(logic, `[canvas-id="${id}"], #${id}`, () => ({ width: 0, height: 0 }))
    const old: Loose = { draw: (_reserve: unknown, done: unknown) => void flush().then(() => callIf(done)) }
    const setter = (name: string) => name.charAt(3).toLowerCase() + name.slice(4)
    return new Proxy(old, {
      get(target, name) {
        if (typeof name !== 'string' || name in target) return Reflect.get(target, name)
        if (/^set[A-Z]/.test(name) && name !== 'setTransform')
          return (value: unknown) => void Reflect.set(context, setter(name), value)
        return context[name]
      },
    })
  }
}

/** What `SelectorQuery.fields({ node: true })` gives for a canvas. */
export function canvasNode(logic: Logic, selector: string): Loose {
  const node: Loose = { width: 300, height: 150 }
  const size = () => ({ width: Number(node.width), height: Number(node.height) })
  const { context } = recorder(logic, selector, size)
  context.canvas = node
  return Object.assign(node, {
    getContext: () => context,
    createImage: () => ({}),
    requestAnimationFrame: (work: never) => logic.timers.setTimeout(work, 16),
    cancelAnimationFrame: logic.timers.clear,
  })
}

function recorder(logic: Logic, selector: string, size: () => { width: number; height: number }) {
  let strokes: Stroke[] = []
  const flush = (): Promise<unknown> => {
    const sent = strokes
    strokes = []
    return logic.askView({ kind: 'draw', selector, ...size(), strokes: sent })
  }
  const add = (stroke: Stroke) => {
    strokes.push(stroke)
    if (strokes.length === 1) setImmediate(() => flush().catch(logic.fault))
  }
  const properties: Loose = {
    font: '10px sans-serif',
    measureText: (text: unknown) => {
      const points = Number(/(\d+)px/.exec(String(properties.font))?.[1] ?? 10)
      return { width: String(text).length * points * LETTER_WIDTH }
    },
    createLinearGradient: () => ({ addColorStop: () => undefined }),
  }
  const context = new Proxy(properties, {
    get(target, name) {
      if (typeof name !== 'string' || name in target) return Reflect.get(target, name)
      return (...args: unknown[]) => add({ call: name, args: args as Json[] })
    },
    set(target, name, value) {
      if (typeof name === 'string' && ['string', 'number'].includes(typeof value)) add({ set: name, value })
      return Reflect.set(target, name, value)
    },
  })
  return { context, flush }
}

function callIf(done: unknown): void {
  if (typeof done === 'function') done()
}
