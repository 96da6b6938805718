/** The app's `console`: every line goes to the test. */
import { describe } from './sandbox'

const LEVELS = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'group', 'groupCollapsed'] as const
const SILENT = ['groupEnd', 'time', 'timeEnd', 'timeLog', 'assert', 'count', 'dir', 'clear'] as const

type Printer = (...args: unknown[]) => void

export interface Listeners {
  line(level: string, text: string): void
  /** An error object on `console.error`: so frameworks report what broke a page, where nothing is thrown any more. */
  logged(error: unknown): void
}

export function createConsole(listeners: Listeners): Record<string, Printer> {
  const printers: Record<string, Printer> = {}
  for (const level of LEVELS)
    printers[level] = (...args) => {
      listeners.line(level, args.map(describe).join(' '))
      const error = level === 'error' ? args.find(hasStack) : undefined
      if (error) listeners.logged(error)
    }
  for (const name of SILENT) printers[name] = () => undefined
  return printers
}

function hasStack(value: unknown): boolean {
  return typeof (value as { stack?: unknown } | null | undefined)?.stack === 'string'
}
