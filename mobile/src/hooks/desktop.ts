import { useSyncExternalStore } from 'react'
import { desktop } from '@/platform/desktop'

/** Whether the window is a desktop's, with room for two panes. */
export const useDesktop = (): boolean =>
  useSyncExternalStore(desktop.onChange, desktop.isWide, desktop.isWide)
