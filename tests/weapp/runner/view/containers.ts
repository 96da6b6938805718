/** view, scroll-view, swiper and their like. */
import { anything, define, flag, number, text, valuesOf } from './built-in'
import { fire } from './engine'
import { whenTapped } from './touch'

const PLAIN = [
  'view',
  'text',
  'cover-view',
  'page-meta',
  'navigation-bar',
  'root-portal',
  'match-media',
  'movable-area',
  'movable-view',
  'page-container',
]
/** Taken for boxes: what they do on a phone is not simulated. */
const OPAQUE = [
  'video',
  'map',
  'web-view',
  'camera',
  'live-player',
  'audio',
  'open-data',
  'editor',
  'official-account',
]
const NEAR_BOTTOM = 50

export function defineContainers(): void {
  for (const name of PLAIN) {
    define(name, {
      selectable: flag,
      userSelect: flag,
      decode: flag,
      space: text,
      hoverStopPropagation: flag,
      hoverStartTime: number,
      hoverStayTime: number,
      animation: anything,
    })
  }
  for (const name of OPAQUE) define(name, { src: text, type: text })
  define(
    'label',
    { for: text },
    {
      start(component, host) {
        whenTapped(component, (hit) => tapLabelled(host, hit, valuesOf(component).for))
      },
    },
  )
  defineScrollView()
  defineSwiper()
}

const LABELLED = 'wx-switch, wx-checkbox, wx-radio, wx-input, wx-textarea'

/** Tapping a label is tapping its field, unless the tap was on the field. */
function tapLabelled(label: HTMLElement, hit: HTMLElement | null, id: unknown): void {
  if (hit?.closest(LABELLED)) return
  const target = id ? document.getElementById(String(id)) : label.querySelector<HTMLElement>(LABELLED)
  target?.dispatchEvent(new CustomEvent('labelled'))
}

function defineScrollView(): void {
  const properties = {
    scrollX: flag,
    scrollY: flag,
    scrollTop: anything,
    scrollLeft: anything,
    scrollIntoView: text,
    upperThreshold: number,
    lowerThreshold: number,
    scrollWithAnimation: flag,
    refresherEnabled: flag,
    refresherTriggered: flag,
    enhanced: flag,
  }
  define('scroll-view', properties, {
    start(component, host) {
      let atEnd = false
      host.addEventListener('scroll', () => {
        const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = host
        fire(component, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth })
        const isEnd = scrollTop + host.clientHeight >= scrollHeight - NEAR_BOTTOM
        if (isEnd && !atEnd) fire(component, 'scrolltolower', { direction: 'bottom' })
        atEnd = isEnd
      })
    },
    update(_, host, values) {
      host.style.overflowX = values.scrollX ? 'auto' : 'hidden'
      host.style.overflowY = values.scrollY ? 'auto' : 'hidden'
      if (typeof values.scrollTop === 'number') host.scrollTop = values.scrollTop
      const into = String(values.scrollIntoView ?? '')
      if (into) requestAnimationFrame(() => host.querySelector(`#${CSS.escape(into)}`)?.scrollIntoView())
    },
  })
}

function defineSwiper(): void {
  const current = new WeakMap<object, number>()
  define(
    'swiper',
    {
      current: number,
      autoplay: flag,
      interval: number,
      duration: number,
      circular: flag,
      vertical: flag,
      indicatorDots: flag,
    },
    {
      start(component, host) {
        host.addEventListener('scrollend', () => {
          const now = Math.round(host.scrollLeft / (host.clientWidth || 1))
          if (now === current.get(component)) return
          current.set(component, now)
          fire(component, 'change', { current: now, source: 'touch' })
        })
      },
      update(component, host, values) {
        const wanted = Number(values.current)
        if (wanted === current.get(component)) return
        current.set(component, wanted)
        const item = host.querySelectorAll('wx-swiper-item')[wanted]
        item?.scrollIntoView({ block: 'nearest', inline: 'start' })
      },
    },
  )
  define('swiper-item', { itemId: text })
}
