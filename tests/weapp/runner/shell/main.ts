/** The phone around the pages: status bar, navigation bar, tab bar, dialogs and toasts, as real elements to tap. */
import type { Bar, Json, JsonObject, Overlay } from '../protocol'

export interface Chrome {
  bar: Bar
  fullScreen: boolean
  isTab: boolean
  canGoBack: boolean
}

export interface Shell {
  tabs(labels: string[]): void
  open(page: number, chrome: Chrome): Promise<void>
  show(page: number): void
  close(page: number): void
  bar(page: number, change: Partial<Bar>): void
  overlay(overlay: Overlay): Promise<Json>
}

declare global {
  interface Window {
    shell: Shell
    toPhone(text: string): void
  }
}

const bars = new Map<number, Chrome>()
let shown = 0

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function button(className: string, text: string, press: () => void): HTMLButtonElement {
  const made = element('button', className, text)
  made.addEventListener('click', press)
  return made
}

const title = element('h1', 'title')
const back = button('back', '‹', () => window.toPhone('{"kind":"back"}'))
back.setAttribute('aria-label', '返回')
const bar = element('header', 'bar')
bar.append(back, title)
const pages = element('main', 'pages')
const tabBar = element('nav', 'tabs')
const layer = element('div', 'layer')
document.body.append(bar, pages, tabBar, layer)

const frameOf = (page: number) => document.getElementById(`page-${page}`)

function dress(): void {
  const chrome = bars.get(shown)
  if (!chrome) return
  title.textContent = chrome.bar.title
  back.hidden = !chrome.canGoBack
  bar.hidden = chrome.fullScreen
  bar.style.background = chrome.bar.background
  bar.style.color = chrome.bar.color
  tabBar.hidden = !chrome.isTab || tabBar.childElementCount === 0
}

window.shell = {
  tabs(labels) {
    tabBar.replaceChildren(
      ...labels.map((label, index) =>
        button('tab', label, () => window.toPhone(JSON.stringify({ kind: 'tab', index }))),
      ),
    )
  },
  open(page, chrome) {
    const frame = document.createElement('iframe')
    frame.id = `page-${page}`
    frame.src = '/view'
    bars.set(page, chrome)
    pages.append(frame)
    window.shell.show(page)
    return new Promise((resolve) => {
      frame.onload = () => resolve()
    })
  },
  show(page) {
    shown = page
    for (const frame of pages.children) frame.toggleAttribute('hidden', frame.id !== `page-${page}`)
    dress()
  },
  close(page) {
    frameOf(page)?.remove()
    bars.delete(page)
  },
  bar(page, change) {
    const chrome = bars.get(page)
    if (!chrome) return
    Object.assign(chrome.bar, change)
    dress()
  },
  overlay(overlay) {
    switch (overlay.kind) {
      case 'none':
        clearToast()
        return Promise.resolve(null)
      case 'toast':
        showToast(overlay.text, overlay.icon, overlay.milliseconds)
        return Promise.resolve(null)
      case 'modal':
        return showModal(overlay)
      case 'sheet':
        return showSheet(overlay.items)
    }
  },
}

let toastTimer: number | undefined

function clearToast(): void {
  window.clearTimeout(toastTimer)
  layer.querySelector('.toast')?.remove()
}

function showToast(text: string, icon: string, milliseconds: number | null): void {
  clearToast()
  const toast = element('div', 'toast', text)
  toast.setAttribute('role', 'status')
  toast.dataset.icon = icon
  layer.append(toast)
  if (milliseconds !== null) toastTimer = window.setTimeout(clearToast, milliseconds)
}

function dialog(className: string, label: string): { box: HTMLElement; close: () => void } {
  const shade = element('div', 'shade')
  const box = element('div', className)
  box.setAttribute('role', 'dialog')
  box.setAttribute('aria-label', label)
  shade.append(box)
  layer.append(shade)
  return { box, close: () => shade.remove() }
}

function showModal(overlay: Extract<Overlay, { kind: 'modal' }>): Promise<JsonObject> {
  const { box, close } = dialog('modal', overlay.title || overlay.content)
  if (overlay.title) box.append(element('h2', 'modal-title', overlay.title))
  const field = overlay.editable ? element('input', 'modal-field') : null
  if (field) {
    field.value = overlay.content
    box.append(field)
  } else box.append(element('p', 'modal-content', overlay.content))
  return new Promise((resolve) => {
    for (const { text, answer } of overlay.buttons)
      box.append(
        button('modal-button', text, () => {
          close()
          resolve({ answer, content: field?.value ?? '' })
        }),
      )
  })
}

function showSheet(items: string[]): Promise<JsonObject> {
  const { box, close } = dialog('sheet', '操作')
  return new Promise((resolve) => {
    const answer = (index: number) => () => {
      close()
      resolve({ answer: index })
    }
    items.forEach((item, index) => void box.append(button('sheet-item', item, answer(index))))
    box.append(button('sheet-item', '取消', answer(-1)))
  })
}
