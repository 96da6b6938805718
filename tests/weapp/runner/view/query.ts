/** Answers to `createSelectorQuery`, and drawing on canvases. */
import type { Json, JsonObject, QueryStep, Stroke } from '../protocol'
import { instances } from './app-components'
import { componentOf, domOf } from './engine'

export function runQuery(steps: QueryStep[]): Json {
  return steps.map((step) => {
    if (step.selector === null) return pick(step, viewport())
    const found = [...scopeOf(step).querySelectorAll<HTMLElement>(toCss(step.selector))]
    if (step.all) return found.map((element) => pick(step, measure(element), element))
    return found[0] ? pick(step, measure(found[0]), found[0]) : null
  })
}

function scopeOf(step: QueryStep): ParentNode {
  const component = instances.get(step.within)
  return (step.within > 2 && component ? domOf(component) : null) ?? document
}

/** Tags are hosts here, and `>>>` crosses components, which is no border in this DOM. */
function toCss(selector: string): string {
  return selector.replace(/>>>/g, ' ').replace(/(^|[\s,>+~])([a-z][a-z-]*)(?=[.#[:\s,>+~]|$)/g, '$1wx-$2')
}

function viewport(): JsonObject {
  const page = document.scrollingElement
  return {
    id: '',
    dataset: {},
    left: 0,
    top: 0,
    right: innerWidth,
    bottom: innerHeight,
    width: innerWidth,
    height: innerHeight,
    scrollLeft: scrollX,
    scrollTop: scrollY,
    scrollWidth: page?.scrollWidth ?? 0,
    scrollHeight: page?.scrollHeight ?? 0,
  }
}

function measure(element: HTMLElement): JsonObject {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element
  const dataset = JSON.parse(JSON.stringify(componentOf(element)?.dataset ?? {})) as Json
  return {
    id: element.id,
    dataset,
    left,
    top,
    right,
    bottom,
    width,
    height,
    scrollLeft,
    scrollTop,
    scrollWidth,
    scrollHeight,
  }
}

const GROUPS: Record<string, string[]> = {
  id: ['id'],
  dataset: ['dataset'],
  rect: ['left', 'top', 'right', 'bottom'],
  size: ['width', 'height'],
  scrollOffset: ['scrollLeft', 'scrollTop', 'scrollWidth', 'scrollHeight'],
}

function pick(step: QueryStep, all: JsonObject, element?: HTMLElement): JsonObject {
  const picked: JsonObject = {}
  for (const [group, names] of Object.entries(GROUPS))
    if (step.fields[group]) for (const name of names) picked[name] = all[name] ?? null
  const styles = step.fields.computedStyle
  if (Array.isArray(styles) && element)
    for (const style of styles) picked[style] = getComputedStyle(element).getPropertyValue(dashed(style))
  return picked
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

export function draw(selector: string, width: number, height: number, strokes: Stroke[]): void {
  const host = document.querySelector(selector)
  const canvas = host instanceof HTMLCanvasElement ? host : host?.querySelector('canvas')
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return
  if (width > 0 && canvas.width !== width) canvas.width = width
  if (height > 0 && canvas.height !== height) canvas.height = height
  const pen = context as unknown as Record<string, unknown>
  for (const stroke of strokes) {
    if ('set' in stroke) pen[stroke.set] = stroke.value
    else {
      const run = pen[stroke.call]
      if (typeof run === 'function') run.apply(context, stroke.args)
    }
  }
}
