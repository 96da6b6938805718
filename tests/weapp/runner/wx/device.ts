/** The phone around the app, as the test sets it: network, position, photos, permissions. */
import type { Drive, JsonObject, Location, LogicSetup, Network, PhotoSource, Privacy } from '../protocol'

export interface Pick {
  files: string[]
  source: PhotoSource
}

export class Device {
  network: Network
  location: Location
  theme: 'light' | 'dark'
  subscriptionAnswer: 'accept' | 'reject'
  /** Whether the person has agreed to the privacy agreement yet. */
  privacy: Privacy
  /** Codes that `wx.login` and the phone number button hand over next; without one the button is declined. */
  readonly loginCodes: string[] = []
  readonly phoneCodes: string[] = []
  /** Photos prepared by the test, in the order in which the app will ask. */
  readonly picks: Pick[] = []
  /** What the user granted or refused so far, by scope. */
  readonly granted: Record<string, boolean> = {}
  private readonly running = new Set<(reason: string) => void>()

  constructor(setup: LogicSetup) {
    this.network = setup.network
    this.location = setup.location
    this.theme = setup.theme
    this.privacy = setup.privacy
    this.subscriptionAnswer = setup.subscriptions
  }

  drive(drive: Drive): void {
    switch (drive.kind) {
      case 'network':
        this.network = drive.network
        if (drive.network === 'offline') this.cut(OFFLINE)
        break
      case 'location':
        this.location = drive.location
        break
      case 'photos':
        this.picks.push({ files: drive.files, source: drive.source })
        break
      case 'subscriptions':
        this.subscriptionAnswer = drive.answer
        break
      case 'codes':
        this.loginCodes.push(...(drive.login ?? []))
        this.phoneCodes.push(...(drive.phone ?? []))
        break
      case 'theme':
        this.theme = drive.theme
        break
    }
  }

  get networkStatus(): JsonObject {
    const isConnected = this.network !== 'offline'
    return { isConnected, networkType: isConnected ? this.network : 'none', weakNet: false }
  }

  /** Notes a transfer that ends when the network does; returns how to forget it. */
  transferring(cut: (reason: string) => void): () => void {
    this.running.add(cut)
    return () => void this.running.delete(cut)
  }

  /** Off screen for too long: WeChat ends what still runs. */
  interrupt(): void {
    this.cut('interrupted')
  }

  private cut(reason: string): void {
    for (const cut of [...this.running]) cut(reason)
  }
}

export const OFFLINE = 'errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED'
