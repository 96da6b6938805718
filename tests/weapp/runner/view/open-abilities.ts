/** What a button with an `open-type` does: agreeing to the privacy agreement, giving the phone number. */
import type { JsonObject } from '../protocol'
import { fire, type General } from './engine'
import { send } from './send'

const waiting = new Map<number, General>()
let asked = 0

export function pressOpenAbility(component: General, host: HTMLElement, openType: string): void {
  for (const ability of openType.split('|')) {
    if (ability === 'agreePrivacyAuthorization') {
      send({ kind: 'agreed', button: host.id })
      fire(component, 'agreeprivacyauthorization')
    } else if (ability === 'getPhoneNumber') {
      asked += 1
      waiting.set(asked, component)
      send({ kind: 'phone-number', number: asked })
    }
  }
}

export function phoneNumberCame(number: number, detail: JsonObject): void {
  const component = waiting.get(number)
  waiting.delete(number)
  if (component) fire(component, 'getphonenumber', detail)
}
