/** Looks at a screen as people have it: on a phone in light, dark and large text, and on a desktop. */
import path from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'

export const phone = { width: 375, height: 812 }
export const desktop = { width: 1280, height: 800 }

/** What is wrong with a screen, each in a line; nothing where all is well. */
export type Wrong = readonly string[]

/** Pictures into `folder`, and what is wrong: rules of axe that are broken, and what stands beyond the edge. */
export async function lookAt(page: Page, name: string, folder: string): Promise<Wrong> {
  const wrong: string[] = []
  const note = (look: string, found: Wrong) => wrong.push(...found.map((one) => `${name} (${look}): ${one}`))
  const take = async (look: string, whole: boolean) => {
    await page.waitForTimeout(80)
    if (whole) await page.setViewportSize({ ...phone, height: await heightOf(page) })
    await page.screenshot({ path: path.join(folder, `${name}-${look}.png`), scale: 'css' })
    note(look, await beyondTheEdge(page))
    if (whole) await page.setViewportSize(phone)
  }
  await page.evaluate(axe.source)
  await take('light', true)
  note('light', await broken(page))
  await page.emulateMedia({ colorScheme: 'dark' })
  await take('dark', false)
  note('dark', await broken(page, ['color-contrast']))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(largeText, true)
  await take('large', true)
  await page.evaluate(largeText, false)
  await page.setViewportSize(desktop)
  await take('desktop', false)
  note('desktop', await broken(page))
  await page.setViewportSize(phone)
  return wrong
}

/** The screen scrolls inside the window: so tall must that be to show all of it; a long list ends somewhere. */
async function heightOf(page: Page): Promise<number> {
  const height = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('html, body, .taro_page')].map((one) => one.scrollHeight)),
  )
  return Math.min(Math.max(height, phone.height), 2400)
}

/** Asked though axe calls it experimental: who speaks to the phone says what is seen, and must be understood. */
const alsoAsked = { 'label-content-name-mismatch': { enabled: true } }

/** The rules of axe that the screen breaks, with the first elements that break them. */
async function broken(page: Page, only?: readonly string[]): Promise<Wrong> {
  const violations = await page.evaluate(
    async ({ rules, alsoAsked }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const found = await axe.run(document, {
        resultTypes: ['violations'],
        ...(rules ? { runOnly: [...rules] } : { rules: alsoAsked }),
      })
      return found.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
        count: nodes.length,
      }))
    },
    { rules: only, alsoAsked },
  )
  return violations.map(({ id, nodes, count }) => `${id} × ${count}\n    ${nodes.join('\n    ')}`)
}

/** Visible elements that reach beyond the right edge, where nothing around them scrolls or cuts. */
function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1
    const held = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (/(auto|scroll|hidden)/.test(getComputedStyle(element).overflowX) || held(element.parentElement))
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, width, height } = element.getBoundingClientRect()
        return width > 0 && height > 0 && right > edge && !held(element.parentElement)
      })
      .slice(0, 3)
      .map((element) => `beyond the edge: ${element.outerHTML.slice(0, 160)}`)
  })
}

/** In the page: the size that 我的 offers, on every element that carries the look. */
function largeText(large: boolean): void {
  for (const element of document.querySelectorAll('.size-normal, .size-large')) {
    element.classList.toggle('size-large', large)
    element.classList.toggle('size-normal', !large)
  }
}
