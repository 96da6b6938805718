/** `navigateTo` and its kin. */
import type { Logic } from '../logic/logic'
import type { AnyFunction, Loose } from '../logic/sandbox'
import { type Apis, numberOf, textOf } from './apis'

export function addNavigation(apis: Apis, logic: Logic): void {
  const { stack } = logic
  apis.later('navigateTo', async (options) => {
    const page = await stack.navigateTo(textOf(options, 'url'))
    const channel = page.channel as { on(name: string, listener: AnyFunction): void }
    for (const [name, listener] of Object.entries((options.events ?? {}) as Loose))
      channel.on(name, listener as AnyFunction)
    return { eventChannel: channel }
  })
  apis.later('redirectTo', async (options) => void (await stack.redirectTo(textOf(options, 'url'))))
  apis.later('reLaunch', async (options) => void (await stack.reLaunch(textOf(options, 'url'))))
  apis.later('switchTab', async (options) => void (await stack.switchTab(textOf(options, 'url'))))
  apis.later(
    'navigateBack',
    async (options) => void (await stack.navigateBack(numberOf(options, 'delta', 1))),
  )
  apis.later('pageScrollTo', async (options) => {
    const selector = typeof options.selector === 'string' ? options.selector : null
    const top = numberOf(options, selector === null ? 'scrollTop' : 'offsetTop', 0)
    await logic.askView({ kind: 'scrollTo', top, selector })
  })
}
