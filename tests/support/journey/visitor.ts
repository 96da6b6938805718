/** A citizen without an account whose browser runs no scripts. */
import path from 'node:path'
import { openChromium } from '../chromium'

export interface Found {
  /** What the project's page says. */
  readonly text: string
  /** How many photos it shows, all loaded. */
  readonly photos: number
}

/** Searches the public pages for a project and reads it. */
export async function visit(url: string, query: string, folder: string): Promise<Found> {
  const context = await openChromium({ width: 375, height: 812 }, { javaScriptEnabled: false })
  try {
    const page = await context.newPage()
    await page.goto(`${url}/p`)
    await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill(query)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\?q=/)
    await page.screenshot({ path: path.join(folder, '20-public-search.png'), fullPage: true })
    await page
      .getByRole('link', { name: new RegExp(query) })
      .first()
      .click()
    await page.screenshot({ path: path.join(folder, '21-public-project.png'), fullPage: true })
    const photos = page.locator('img')
    for (const photo of await photos.all()) await photo.scrollIntoViewIfNeeded()
    const shown = await Promise.all(
      (await photos.all()).map(async (photo) => (await photo.boundingBox())?.width ?? 0),
    )
    return {
      text: (await page.getByRole('main').textContent()) ?? '',
      photos: shown.filter((width) => width > 40).length,
    }
  } finally {
    await context.close()
  }
}
