/** Launch options of Debian's Chromium for playwright-core, for the mini-program runner and the H5 journeys alike. */
import { existsSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Sandboxing needs user namespaces that CI containers refuse; the rest keeps Chromium from calling home. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface PhoneShape {
  width: number
  height: number
  /** Device pixels a CSS pixel; also the size of screenshots. */
  scale?: number
}

type ContextOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>

/** Where Chromium is: `CHROMIUM` if set, else the usual places of Debian. */
export function chromiumPath(): string {
  const found = process.env.CHROMIUM ?? CANDIDATES.find((file) => existsSync(file))
  if (!found) throw new Error(`no Chromium: set CHROMIUM, or install one of ${CANDIDATES.join(', ')}`)
  return found
}

/** Opens a phone-shaped Chromium with a new user-data directory, which goes when the context closes. */
export async function openChromium(shape: PhoneShape, more: ContextOptions = {}): Promise<BrowserContext> {
  const profile = mkdtempSync(path.join(tmpdir(), 'chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    args: ARGS,
    viewport: { width: shape.width, height: shape.height },
    deviceScaleFactor: shape.scale ?? 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    ...more,
  })
  const close = context.close.bind(context)
  context.close = async (options) => {
    await close(options)
    // Chromium still writes for a moment after it closed.
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  return context
}
