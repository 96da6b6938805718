/** Finding what a user means by a text, and holding a finger on it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Frame, Locator, Page } from 'playwright-core'

const LONG_PRESS = 500
const LOOK_AGAIN = 20

/** The one visible thing that reads exactly `text`: a button before a tab before any other text. */
export async function findText(
  shell: Page,
  page: () => Frame,
  text: string,
  patience: number,
): Promise<Locator> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(LOOK_AGAIN)) {
    const scope = await inFront(shell, page())
    for (const candidates of [
      scope.getByRole('button', { name: text, exact: true }),
      scope.getByRole('tab', { name: text, exact: true }),
      scope.getByText(text, { exact: true }),
    ]) {
      const visible = candidates.filter({ visible: true })
      const count = await visible.count().catch(() => 0)
      if (count > 1) throw new Error(`${count} elements read "${text}": say which by a locator`)
      if (count === 1) return visible
    }
  }
  throw new Error(`nothing reads "${text}"`)
}

/** A dialog of the phone or of the page's picker, else the page. */
async function inFront(shell: Page, page: Frame): Promise<Locator | Frame> {
  for (const scope of [shell, page]) {
    const dialog = scope.getByRole('dialog').filter({ visible: true })
    if ((await dialog.count().catch(() => 0)) > 0) return dialog.last()
  }
  return page
}

export async function holdFinger(shell: Page, locator: Locator): Promise<void> {
  await locator.scrollIntoViewIfNeeded()
  const box = await locator.boundingBox()
  if (!box) throw new Error('nothing there to hold')
  const touch = await shell.context().newCDPSession(shell)
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await sleep(LONG_PRESS)
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await touch.detach()
}
