/** A person with the compiled mini-program on a simulated phone. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Frame, Locator } from 'playwright-core'
import { openPhone, type Phone, type PhoneOptions } from '../../weapp/runner'
import { buttons, forTapping, inputs, tabs, text } from './found'
import type { Hand } from './hand'

const patience = 15_000
/** Within this the screen answers a tap. */
const pause = 200
const built = path.resolve(__dirname, '../../../mobile/dist/weapp')
/** What `npm run build:weapp` compiles in where TARO_APP_API says nothing else. */
const compiledIn = 'http://127.0.0.1:3000'

type Look = (page: Frame) => Locator

export interface WeappHand extends Hand {
  readonly phone: Phone
}

export async function weappHand(
  serverUrl: string,
  folder: string,
  options: Pick<PhoneOptions, 'appId' | 'privacy'> = {},
): Promise<WeappHand> {
  mkdirSync(folder, { recursive: true })
  const dist = talkingTo(serverUrl)
  const phone = await openPhone({
    dist,
    domains: [serverUrl],
    location: { latitude: 25.8312, longitude: 114.9346, accuracy: 20 },
    patience,
    ...options,
  })

  /** What stands on the page on screen now, the first of the ways to look that finds something. */
  const glance = async (ways: Look[]): Promise<Locator | null> => {
    for (const look of ways) if ((await look(phone.page).count()) > 0) return look(phone.page).first()
    return null
  }
  const present = async (within: number, ...ways: Look[]): Promise<Locator | null> => {
    for (const end = Date.now() + within; Date.now() < end; await sleep(30)) {
      const locator = await glance(ways).catch(() => null) // one page goes, another comes
      if (locator) return locator
    }
    return null
  }
  const found = async (what: string | RegExp, ...ways: Look[]): Promise<Locator> => {
    const locator = await present(patience, ...ways)
    if (locator) return locator
    throw new Error(`nothing reads ${what} on ${phone.path}; errors: ${phone.errors.join('\n') || 'none'}`)
  }
  /** What is made for tapping comes before a mere text of the same words. */
  const tap = async (name: string | RegExp, nth = 0) =>
    phone.tap(
      await found(
        name,
        (page) => forTapping(page, name).nth(nth),
        (page) => text(page, name).nth(nth),
      ),
    )

  return {
    phone,
    tap,
    async tapAll(name) {
      const next = () => present(2 * pause, (page) => buttons(page, name))
      let count = 0
      for (let one = await next(); one; one = await next()) {
        await phone.tap(one)
        count += 1
        await sleep(pause) // the tapped one goes, or another takes its place
      }
      return count
    },
    async type(label, words, nth = 0) {
      await phone.type(await found(label, (page) => inputs(page, label).nth(nth)), words)
    },
    async answer(word) {
      await phone.around.getByRole('dialog').getByRole('button', { name: word, exact: true }).tap()
    },
    async see(words) {
      await found(words, (page) => text(page, words))
    },
    async tab(word) {
      await phone.tap(await found(word, (page) => tabs(page, word)))
      await phone.settle()
    },
    back: () => phone.back(),
    pullDown: () => phone.pullDown(),
    async photograph(file, name) {
      await phone.photos.next([file])
      await tap(name)
    },
    async save(name) {
      const before = phone.calls('shareFileMessage').length
      await tap(name)
      await phone.wait('a file in a chat', () => phone.calls('shareFileMessage').length > before)
      const { filePath, fileName } = phone.calls('shareFileMessage').at(-1) ?? {}
      const file = path.join(folder, String(fileName))
      writeFileSync(file, phone.state.file(String(filePath)))
      return file
    },
    day: (instant) => phone.day(instant),
    network: (state) => phone.network(state === 'online' ? 'wifi' : 'offline'),
    async killAndReopen() {
      await phone.kill()
      await phone.reopen()
    },
    async picture(name) {
      await sleep(400)
      await phone.screenshot(path.join(folder, `${name}.png`))
    },
    complaints: async () => [...phone.errors, ...phone.missingApis.map((name) => `not simulated: ${name}`)],
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
