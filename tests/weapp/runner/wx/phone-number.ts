/** What a tap on `<button open-type="getPhoneNumber">` ends with, as the event's detail. */
import type { Logic } from '../logic/logic'
import type { JsonObject } from '../protocol'
import { Refusal } from './refusal'

export async function phoneNumber(logic: Logic): Promise<JsonObject> {
  try {
    await logic.privacy.allow('getPhoneNumber')
    if (!logic.setup.appId) throw new Refusal('no permission')
    const code = logic.device.phoneCodes.shift()
    if (code === undefined) throw new Refusal('user deny')
    return { errMsg: 'getPhoneNumber:ok', code }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { errMsg: `getPhoneNumber:fail ${error.reason}`, ...(error.more as JsonObject) }
  }
}
