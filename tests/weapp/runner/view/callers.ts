/**
 * The app's components answer events and lifetimes through a caller, which stands for them in glass-easel: `this` and
 * an event's targets are callers, and this finds the component behind one.
 */
import type { General, Node } from './engine'

const components = new WeakMap<object, General>()

export function setCaller(component: General, caller: object): void {
  components.set(caller, component)
  component.setMethodCaller(caller as General)
}

export function componentBehind(caller: unknown): General {
  return components.get(caller as object) ?? (caller as General)
}

export function nodeBehind(target: Node): Node {
  return components.get(target) ?? target
}
