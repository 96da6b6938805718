/** `createSelectorQuery`: measures what the view shows; canvas nodes come from here too. */
import { Instance } from '../logic/instance'
import type { Logic } from '../logic/logic'
import type { AnyFunction, Loose } from '../logic/sandbox'
import { type JsonObject, PAGE_CID, type QueryStep } from '../protocol'
import type { Apis } from './apis'
import { canvasNode } from './canvas'

const RECT = { id: true, dataset: true, rect: true, size: true }
const SCROLL = { id: true, dataset: true, scrollOffset: true }

export function addQuery(apis: Apis, logic: Logic): void {
  apis.members.createSelectorQuery = () => createQuery(logic)
  const observer: Loose = {}
  for (const name of ['relativeTo', 'relativeToViewport']) observer[name] = () => observer
  for (const name of ['observe', 'disconnect']) observer[name] = () => undefined
  apis.members.createIntersectionObserver = () => observer
}

function createQuery(logic: Logic): Loose {
  const steps: QueryStep[] = []
  const callbacks: (AnyFunction | undefined)[] = []
  let within = PAGE_CID
  const query: Loose = {}
  const select = (selector: string | null, all: boolean): Loose => {
    const add = (fields: QueryStep['fields'], callback: unknown): Loose => {
      steps.push({ selector, all, within, fields })
      callbacks.push(typeof callback === 'function' ? (callback as AnyFunction) : undefined)
      return query
    }
    return {
      boundingClientRect: (callback?: unknown) => add(RECT, callback),
      scrollOffset: (callback?: unknown) => add(SCROLL, callback),
      fields: (fields: unknown, callback?: unknown) => add({ ...(fields as QueryStep['fields']) }, callback),
      node: (callback?: unknown) => add({ node: true }, callback),
      context: (callback?: unknown) => add({ context: true }, callback),
    }
  }
  const exec = async (done: unknown): Promise<void> => {
    const found = (await logic.askView({ kind: 'query', steps })) as (JsonObject | JsonObject[] | null)[]
    const results = found.map((result, at) => withNodes(logic, steps[at], result))
    logic.timers.whenAwake(() => {
      results.forEach((result, at) => {
        const callback = callbacks[at]
        if (callback) logic.guard(() => callback(result))
      })
      if (typeof done === 'function') logic.guard(() => (done as AnyFunction)(logic.sandbox.adopt(results)))
    })
  }
  return Object.assign(query, {
    in(scope: unknown) {
      if (scope instanceof Instance) within = scope.cid
      return query
    },
    select: (selector: unknown) => select(String(selector), false),
    selectAll: (selector: unknown) => select(String(selector), true),
    selectViewport: () => select(null, false),
    exec(done?: unknown) {
      exec(done).catch(logic.fault)
      return query
    },
  })
}

/** Puts a canvas object where a node was asked for. */
function withNodes(
  logic: Logic,
  step: QueryStep | undefined,
  result: JsonObject | JsonObject[] | null,
): unknown {
  const selector = step?.selector
  if (!selector || !step.fields.node || result === null || Array.isArray(result))
    return logic.sandbox.adopt(result)
  return logic.sandbox.adopt({ ...result, node: canvasNode(logic, selector) })
}
