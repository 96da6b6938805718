/** The mini-program's aria names; those it knows stand in mobile/config/aria.json. */
import type { Aria } from './aria'

const STATES = ['role', 'label', 'checked', 'selected', 'expanded', 'disabled', 'live', 'hidden'] as const

export function aria(said: Aria): Record<string, string> {
  const props: Record<string, string> = {}
  for (const state of STATES) if (said[state] !== undefined) props[`aria-${state}`] = String(said[state])
  if (said.pressed !== undefined) props['aria-selected'] = String(said.pressed)
  if (said.now !== undefined) props['aria-valuenow'] = String(Math.round(said.now))
  return props
}
