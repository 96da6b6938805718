import type { AppLife } from './app-life.types'

export type { AppLife } from './app-life.types'

const on = (state: DocumentVisibilityState, fn: () => void) => {
  const told = () => {
    if (document.visibilityState === state) fn()
  }
  document.addEventListener('visibilitychange', told)
  return () => document.removeEventListener('visibilitychange', told)
}

export const appLife: AppLife = { onHide: (fn) => on('hidden', fn), onShow: (fn) => on('visible', fn) }
