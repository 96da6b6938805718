/** glass-easel set up as WeChat's view: host elements are `wx-view`, `wx-text` …, and taps come from touches. */
import * as easel from 'glass-easel'

/** `EventBubbleStatus.NoDefault`, a const enum that cannot be imported here. */
const NO_DEFAULT = 1

/** Touching this long without moving is a long press; glass-easel itself only makes taps. */
const LONG_PRESS = 350

export type Node = easel.Element
export type General = easel.GeneralComponent

type Hosted = globalThis.Element & { __wxElement?: Node }

export const space = new easel.ComponentSpace()
export const backend = new easel.CurrentWindowBackendContext()

const documentOfHosts = {
  createElement: (tag: string) => document.createElement(`wx-${tag}`),
  createTextNode: (text: string) => document.createTextNode(text),
  createDocumentFragment: () => document.createDocumentFragment(),
}

export function startEngine(onError: (text: string) => void): void {
  backend.document = documentOfHosts as unknown as typeof backend.document
  backend.onEvent((target, type, detail, options) => {
    const event = new easel.Event<unknown>(type, detail, options)
    easel.Event.dispatchEvent(target, event)
    return event.defaultPrevented() ? NO_DEFAULT : undefined
  })
  easel.addGlobalErrorListener((error) => {
    onError(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return false
  })
  // Taro passes properties that built-in components here do not declare; WeChat ignores those too.
  easel.addGlobalWarningListener(() => false)
  makeLongPresses()
}

/** The DOM element of a component or element; none for virtual hosts. */
export function domOf(node: Node): HTMLElement | null {
  return (node.getBackendElement() as unknown as HTMLElement | null) ?? null
}

/** The component whose host a DOM element is. */
export function componentOf(element: globalThis.Element | null | undefined): General | null {
  return (element as Hosted | null | undefined)?.__wxElement?.asGeneralComponent() ?? null
}

/** The closest host of a built-in component around an element. */
export function closestHost(from: globalThis.Element, name: string): HTMLElement | null {
  return from.parentElement?.closest<HTMLElement>(`wx-${name}`) ?? null
}

/** An event of a component itself, which neither bubbles nor leaves it. */
export function fire(component: General, name: string, detail: unknown = {}): void {
  component.triggerEvent(name, detail, { bubbles: false, composed: false })
}

function makeLongPresses(): void {
  let timer: number | undefined
  const cancel = () => window.clearTimeout(timer)
  const start = (touch: TouchEvent) => {
    cancel()
    const point = touch.changedTouches[0]
    let element = touch.target as Hosted | null
    while (element && !element.__wxElement) element = element.parentElement
    const target = element?.__wxElement
    if (!point || !target) return
    timer = window.setTimeout(() => {
      const detail = { x: point.pageX, y: point.pageY }
      const options = { originalEvent: touch, bubbles: true, composed: true, capturePhase: true }
      easel.Event.dispatchEvent(target, new easel.Event('longpress', detail, options))
    }, LONG_PRESS)
  }
  document.body.addEventListener('touchstart', start, true)
  for (const end of ['touchmove', 'touchend', 'touchcancel'])
    document.body.addEventListener(end, cancel, true)
}
