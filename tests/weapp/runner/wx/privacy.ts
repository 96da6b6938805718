/**
 * The privacy agreement (隐私协议): until it is agreed to, private APIs wait while the app asks by
 * `onNeedPrivacyAuthorization`. Agreeing counts only when its button was tapped.
 */
import type { Logic } from '../logic/logic'
import type { AnyFunction, Loose } from '../logic/sandbox'
import type { Apis } from './apis'
import { Refusal } from './refusal'

const NOT_AUTHORIZED = { errno: 104 }

export class Privacy {
  private agreedBy: string | null = null

  constructor(private readonly logic: Logic) {}

  get needed(): boolean {
    return this.logic.device.privacy === 'unasked'
  }

  /** A button `agreePrivacyAuthorization` was tapped. */
  tapped(buttonId: string): void {
    this.agreedBy = buttonId
  }

  /** Ends when the API may go on; refuses when the person does. */
  async allow(api: string): Promise<void> {
    if (!this.needed) return
    const listeners = this.logic.life.listenersOf('NeedPrivacyAuthorization')
    if (listeners.length === 0) {
      this.logic.fault(new Error(`${api}: nobody listens to onNeedPrivacyAuthorization`))
      throw new Refusal('privacy permission is not authorized', NOT_AUTHORIZED)
    }
    const agreed = await new Promise<boolean>((decide) => {
      const resolve = (option: unknown) => this.answered((option ?? {}) as Loose, decide)
      for (const listener of listeners) this.call(listener, resolve, api)
    })
    if (!agreed) throw new Refusal('privacy permission is not authorized', NOT_AUTHORIZED)
    this.logic.device.privacy = 'agreed'
    this.logic.report({ kind: 'agreed' })
  }

  private call(listener: AnyFunction, resolve: (option: unknown) => void, referrer: string): void {
    this.logic.guard(() => listener(resolve, this.logic.sandbox.adopt({ referrer })))
  }

  private answered({ event, buttonId }: Loose, decide: (agreed: boolean) => void): void {
    if (event !== 'agree' && event !== 'disagree') return
    const tapped = typeof buttonId === 'string' && buttonId === this.agreedBy
    if (event === 'agree' && !tapped)
      this.logic.fault(new Error(`resolve: the button "${buttonId}" was not tapped`))
    decide(event === 'agree' && tapped)
  }
}

export function addPrivacy(apis: Apis, logic: Logic): void {
  apis.later('getPrivacySetting', () => ({
    needAuthorization: logic.privacy.needed,
    privacyContractName: '《隐私保护指引》',
  }))
  apis.later('requirePrivacyAuthorize', () => logic.privacy.allow('requirePrivacyAuthorize'))
  apis.quiet('openPrivacyContract')
  apis.event('NeedPrivacyAuthorization')
}
