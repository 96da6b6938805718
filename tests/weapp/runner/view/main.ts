/** The view of one page, in an iframe of its own as WeChat gives each page a web view of its own. */
import * as easel from 'glass-easel'
import {
  type DataChange,
  type Json,
  type JsonObject,
  PAGE_CID,
  type PageSpec,
  TAB_BAR_CID,
  type ViewQuestion,
} from '../protocol'
import { createRoot, defineAll, instances, setData } from './app-components'
import { defineChoices } from './choices'
import { defineContainers } from './containers'
import { backend, type General, space, startEngine } from './engine'
import { defineFields } from './fields'
import { defineForms } from './forms'
import { defineMedia } from './media'
import { defineNavigator } from './navigator'
import { phoneNumberCame } from './open-abilities'
import { definePicker } from './picker'
import { draw, runQuery } from './query'
import { send } from './send'

export interface View {
  open(spec: PageSpec, css: string): void
  set(cid: number, changes: DataChange[]): void
  trigger(cid: number, name: string, detail: Json, options: JsonObject): void
  /** The answer to a button's `phone-number`. */
  detail(number: number, detail: JsonObject): void
  ask(question: ViewQuestion): Json
}

declare global {
  interface Window {
    view: View
  }
}

const NEAR_BOTTOM = 50

startEngine((text) => console.error(text))
defineContainers()
defineFields()
defineForms()
defineChoices()
definePicker()
defineMedia()
defineNavigator()

window.view = {
  open(spec, css) {
    const style = document.createElement('style')
    style.textContent = css
    document.head.append(style)
    defineAll(spec.components)
    mount(PAGE_CID, spec.path)
    if (spec.tabBar) mount(TAB_BAR_CID, spec.tabBar)
  },
  set: setData,
  trigger(cid, name, detail, options) {
    instances.get(cid)?.triggerEvent(name, detail, options)
  },
  detail: phoneNumberCame,
  ask(question) {
    if (question.kind === 'query') return runQuery(question.steps)
    if (question.kind === 'draw') draw(question.selector, question.width, question.height, question.strokes)
    else scrollPage(question.top, question.selector)
    return null
  },
}

function scrollPage(top: number, selector: string | null): void {
  const found = selector === null ? null : document.querySelector(selector)
  if (found) window.scrollTo(0, found.getBoundingClientRect().top + scrollY + top)
  else if (selector === null) window.scrollTo(0, top)
}

function mount(cid: number, is: string): void {
  const definition = space.getComponentByUrl(`/${is}`, '')
  const create = () =>
    easel.Component.createWithContext('page-root', definition, backend) as unknown as General
  const root = createRoot(cid, create)
  const place = document.createElement('div')
  document.body.append(place)
  easel.Element.replaceDocumentElement(root, document.body as never, place as never)
}

window.addEventListener('scroll', () => {
  const atBottom = scrollY + innerHeight >= document.documentElement.scrollHeight - NEAR_BOTTOM
  send({ kind: 'scroll', top: scrollY, atBottom })
})
