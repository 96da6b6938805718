/** Events as the logic layer gets them: plain, with target, currentTarget, detail and touches. */
import type { ShadowedEvent } from 'glass-easel'
import type { Json, JsonObject } from '../protocol'
import { nodeBehind } from './callers'
import { domOf, type Node } from './engine'

export function eventOf(given: unknown): JsonObject {
  const event = given as ShadowedEvent<unknown>
  const original = event.getOriginalEvent() as Partial<TouchEvent> | undefined
  return {
    type: event.getEventName(),
    timeStamp: Math.round(event.timeStamp),
    target: targetOf(event.target),
    currentTarget: targetOf(event.currentTarget),
    mark: plain(event.mark ?? {}),
    detail: plain(event.detail ?? {}),
    touches: touchesOf(original?.touches),
    changedTouches: touchesOf(original?.changedTouches),
    mut: false,
  }
}

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value) ?? 'null') as Json
}

function targetOf(target: Node): JsonObject {
  const node = nodeBehind(target)
  const box = domOf(node)?.getBoundingClientRect()
  return {
    id: node.id,
    dataset: plain({ ...node.dataset }),
    offsetLeft: Math.round((box?.left ?? 0) + window.scrollX),
    offsetTop: Math.round((box?.top ?? 0) + window.scrollY),
  }
}

function touchesOf(list: TouchList | undefined): Json[] {
  return [...(list ?? [])].map(({ identifier, pageX, pageY, clientX, clientY, force }) => ({
    identifier,
    pageX,
    pageY,
    clientX,
    clientY,
    force: force || 1,
  }))
}
