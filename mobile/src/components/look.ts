/** How the person wants screens to look: theme and text size, on every page at once. Whoever sets it keeps it. */
import { createStore } from './store'

export interface Look {
  theme: 'auto' | 'light' | 'dark'
  size: 'normal' | 'large'
}

export const look = createStore<Look>({ theme: 'auto', size: 'normal' })

export const lookClasses = ({ theme, size }: Look) => `theme-${theme} size-${size}`
