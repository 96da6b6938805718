/** image, canvas, rich-text, progress, icon. */
import { anything, define, flag, html, number, text, valuesOf } from './built-in'
import { fire, type General } from './engine'

export function defineMedia(): void {
  for (const name of ['image', 'cover-image']) defineImage(name)
  define(
    'canvas',
    { canvasId: text, type: text, disableScroll: flag },
    {
      start(component, host) {
        host.append(html('canvas'))
        const id = valuesOf(component).canvasId
        if (id) host.setAttribute('canvas-id', String(id))
      },
    },
  )
  define('icon', { type: text, size: anything, color: text })
  define(
    'progress',
    { percent: number, showInfo: flag, activeColor: text, strokeWidth: number, color: text },
    {
      start: (_, host) => void host.setAttribute('role', 'progressbar'),
      update(_, host, values) {
        host.setAttribute('aria-valuenow', String(values.percent))
        host.style.setProperty('--percent', `${values.percent}%`)
      },
    },
  )
  define(
    'rich-text',
    { nodes: anything, space: text },
    {
      update(_, host, values) {
        host.textContent = ''
        if (typeof values.nodes === 'string') host.innerHTML = values.nodes
        else host.append(...((values.nodes ?? []) as RichNode[]).map(richNode))
      },
    },
  )
}

interface RichNode {
  type?: string
  text?: string
  name?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

function richNode(node: RichNode): globalThis.Node {
  if (node.type === 'text') return document.createTextNode(node.text ?? '')
  const element = document.createElement(node.name ?? 'div')
  for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value)
  element.append(...(node.children ?? []).map(richNode))
  return element
}

function defineImage(name: string): void {
  const images = new WeakMap<General, HTMLImageElement>()
  const properties = {
    src: text,
    mode: text,
    lazyLoad: flag,
    webp: flag,
    fadeIn: flag,
    showMenuByLongpress: flag,
  }
  define(name, properties, {
    start(component, host) {
      const image = host.appendChild(html('img', { alt: '' }))
      images.set(component, image)
      image.onload = () => fire(component, 'load', { width: image.naturalWidth, height: image.naturalHeight })
      image.onerror = () => fire(component, 'error', { errMsg: `load fail ${valuesOf(component).src}` })
    },
    update(component, host, values) {
      host.setAttribute('mode', String(values.mode || 'scaleToFill'))
      const image = images.get(component)
      const url = imageUrl(String(values.src ?? ''))
      if (!image || image.getAttribute('src') === url) return
      if (url) image.src = url
      else image.removeAttribute('src')
    },
  })
}

/** Where the runner's server has a picture: the phone's disk, the package, or the web itself. */
function imageUrl(source: string): string {
  if (!source || /^(https?:|data:)/.test(source)) return source
  if (source.startsWith('wxfile://')) return `/disk/${encodeURIComponent(source)}`
  return `/package/${source.replace(/^\//, '')}`
}
