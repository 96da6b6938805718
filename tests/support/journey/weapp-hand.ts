/** A person with the compiled mini-program on a simulated phone. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Frame, Locator } from 'playwright-core'
import { openPhone, type Phone } from '../../weapp/runner'
import { buttons, forTapping, inputs, tabs, text } from './found'
import type { Hand } from './hand'

const patience = 15_000
const built = path.resolve(__dirname, '../../../mobile/dist/weapp')
/** What `npm run build:weapp` compiles in where TARO_APP_API says nothing else. */
const compiledIn = 'http://127.0.0.1:3000'

export interface WeappHand extends Hand {
  readonly phone: Phone
}

export async function weappHand(serverUrl: string, folder: string): Promise<WeappHand> {
  mkdirSync(folder, { recursive: true })
  const dist = talkingTo(serverUrl)
  const phone = await openPhone({
    dist,
    domains: [serverUrl],
    location: { latitude: 25.8312, longitude: 114.9346, accuracy: 20 },
    patience,
  })

  /** The first thing that `look` finds on the page on screen, whichever page that is by then. */
  const found = async (look: (page: Frame) => Locator, what: string | RegExp): Promise<Locator> => {
    for (const end = Date.now() + patience; Date.now() < end; await sleep(30)) {
      const locator = phone.running && look(phone.page)
      if (locator && (await locator.count().catch(() => 0)) > 0) return locator.first()
    }
    throw new Error(`nothing reads ${what} on ${phone.path}; ${phone.errors.join('\n') || 'no errors'}`)
  }
  /** What is made for tapping comes before a mere text of the same words. */
  const visible = async (name: string | RegExp): Promise<Locator> => {
    const either = (page: Frame) => forTapping(page, name).or(text(page, name))
    await found(either, name)
    const made = forTapping(phone.page, name)
    return (await made.count()) > 0 ? made.first() : text(phone.page, name).first()
  }
  const tap = async (name: string | RegExp) => phone.tap(await visible(name))

  return {
    phone,
    tap,
    async tapAll(name) {
      let count = 0
      for (; (await buttons(phone.page, name).count()) > 0; count += 1) {
        await phone.tap(buttons(phone.page, name).first())
        await sleep(150) // the tapped one goes, or another takes its place
        await phone.settle()
      }
      return count
    },
    async type(label, words, nth = 0) {
      await phone.type(await found((page) => inputs(page, label).nth(nth), label), words)
    },
    async answer(word) {
      await phone.around.getByRole('dialog').getByRole('button', { name: word, exact: true }).tap()
    },
    async see(words) {
      await found((page) => text(page, words), words)
    },
    async tab(word) {
      await phone.tap(await found((page) => tabs(page, word), word))
      await phone.settle()
    },
    pullDown: () => phone.pullDown(),
    async photograph(file, name) {
      await phone.photos.next([file])
      await tap(name)
    },
    network: (state) => phone.network(state === 'online' ? 'wifi' : 'offline'),
    async killAndReopen() {
      await phone.kill()
      await phone.reopen()
    },
    async picture(name) {
      await sleep(400)
      await phone.screenshot(path.join(folder, `${name}.png`))
    },
    complaints: async () => phone.errors,
    async close() {
      await phone.close()
      rmSync(dist, { recursive: true, force: true })
    },
  }
}

/**
 * A copy of the built mini-program that talks to this server. The address is compiled in, as it is in a release,
 * and the tests' server has another port each time: so it is replaced in the scripts of the copy.
 */
function talkingTo(serverUrl: string): string {
  const dist = mkdtempSync(path.join(tmpdir(), 'weapp-'))
  cpSync(built, dist, { recursive: true })
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  )
  const naming = scripts.filter((file) => readFileSync(path.join(dist, file), 'utf8').includes(compiledIn))
  if (naming.length === 0) throw new Error(`${built} was built for another server than ${compiledIn}`)
  for (const script of naming.map((file) => path.join(dist, file)))
    writeFileSync(script, readFileSync(script, 'utf8').replaceAll(compiledIn, serverUrl))
  return dist
}
