/** Finding what a person means by a name, on whatever screen Playwright sees. */
import type { Frame, Locator, Page } from 'playwright-core'

const roles = ['button', 'link', 'radio', 'checkbox', 'tab'] as const

/** What can be seen and was made for tapping. */
export function forTapping(screen: Page | Frame, name: string | RegExp): Locator {
  const [first, ...others] = roles.map((role) => screen.getByRole(role, { name }))
  return others.reduce((all, one) => all.or(one), first as Locator).filter({ visible: true })
}

export const text = (screen: Page | Frame, words: string | RegExp): Locator =>
  screen.getByText(words).filter({ visible: true })

export const buttons = (screen: Page | Frame, name: string | RegExp): Locator =>
  screen.getByRole('button', { name }).filter({ visible: true })

export const inputs = (screen: Page | Frame, label: string | RegExp): Locator =>
  screen.getByLabel(label).locator('visible=true')

export const tabs = (screen: Page | Frame, word: string): Locator =>
  screen.getByRole('tab', { name: new RegExp(`^${word}`) }).filter({ visible: true })
