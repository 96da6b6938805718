/** How a phone is set up. */
import type { BrowserContext } from 'playwright-core'
import { documentedApis } from './program/typings'
import type { Location, LogicSetup, Network, Privacy } from './protocol'

export interface PhoneOptions {
  /** Folder of the compiled mini-program. */
  dist: string
  /** Path to open first, with query; the app's entry page by default. */
  path?: string
  /** A folder whose content is on the phone's disk (`wxfile://usr`) from the start. */
  files?: string
  /** What is in storage from the start. */
  storage?: Record<string, unknown>
  /** Origins that requests may go to. Default: all. */
  domains?: string[]
  appId?: string
  viewport?: { width: number; height: number }
  theme?: 'light' | 'dark'
  /** The system's font size in px, as `getAppBaseInfo().fontSizeSetting` tells it. */
  fontSize?: number
  network?: Network
  location?: Location
  /** What the phone's clock shows, ISO 8601; it goes on from there. */
  day?: string | null
  /** Whether the privacy agreement was agreed to before; it was, by default. */
  privacy?: Privacy
  /** What the user answers to `requestSubscribeMessage`; refuses by default. */
  subscriptions?: 'accept' | 'reject'
  /** Milliseconds after leaving the screen until scripts stop; WeChat's 5 seconds by default. */
  suspendAfter?: number
  /** How long `tap`, `until` and locators wait, in milliseconds. */
  patience?: number
  /** A Chromium to share; by default the phone has one of its own. */
  chromium?: BrowserContext
}

export const VIEWPORT = { width: 375, height: 812 }
export const PATIENCE = 5000

/** What a run of the app is started with. */
export function logicSetup(options: PhoneOptions, state: string): LogicSetup {
  return {
    dist: options.dist,
    state,
    appId: options.appId ?? null,
    domains: options.domains ?? null,
    documented: [...documentedApis()],
    window: { ...(options.viewport ?? VIEWPORT), statusBar: 44, navigationBar: 44 },
    theme: options.theme ?? 'light',
    fontSize: options.fontSize ?? 16,
    network: options.network ?? 'wifi',
    location: options.location ?? 'none',
    day: options.day ?? null,
    privacy: options.privacy ?? 'agreed',
    subscriptions: options.subscriptions ?? 'reject',
    suspendAfter: options.suspendAfter ?? 5000,
  }
}
