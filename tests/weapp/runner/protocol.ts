/**
 * What the three layers say to each other, always as JSON text:
 *
 *   view (an iframe a page) ◀──▶ host (the test's process) ◀──▶ logic (a worker thread)
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/** The root of a page is component 1 and its tab bar component 2; components within count on from there. */
export const PAGE_CID = 1
export const TAB_BAR_CID = 2

/** A path into data (`list[0].name` as keys and indexes) and its new value. */
export type DataChange = [path: (string | number)[], value: Json]

export interface PropertySpec {
  type: 'String' | 'Number' | 'Boolean' | 'Object' | 'Array' | 'null'
  value: Json
}

/** What the view must know of a page or component written by the app. */
export interface ComponentSpec {
  using: Record<string, string>
  data: JsonObject
  properties: Record<string, PropertySpec>
  externalClasses: string[]
  virtualHost: boolean
  multipleSlots: boolean
}

/** The navigation bar over a page. */
export interface Bar {
  title: string
  color: string
  background: string
}

export interface PageSpec {
  path: string
  components: Record<string, ComponentSpec>
  tabBar: string | null
  bar: Bar
  /** Drawn without a navigation bar. */
  fullScreen: boolean
  isTab: boolean
  canGoBack: boolean
}

export interface QueryStep {
  selector: string | null
  all: boolean
  /** The component whose inside is searched. */
  within: number
  fields: { [field: string]: boolean | string[] }
}

export type ViewMessage =
  | { kind: 'attached'; cid: number; is: string; id: string; dataset: JsonObject; properties: JsonObject }
  | { kind: 'detached'; cid: number }
  | { kind: 'property'; cid: number; name: string; value: Json }
  | { kind: 'event'; cid: number; method: string; event: JsonObject }
  | { kind: 'navigate'; api: string; url: string; delta: number }
  | { kind: 'scroll'; top: number; atBottom: boolean }
  /** A button `agreePrivacyAuthorization` was tapped. */
  | { kind: 'agreed'; button: string }
  /** A button `getPhoneNumber` was tapped; answered by `detail` with the same number. */
  | { kind: 'phone-number'; number: number }

/** Things asked of a page's view that are answered. */
export type ViewQuestion =
  | { kind: 'query'; steps: QueryStep[] }
  /** `top` is a place on the page or, with a selector, an offset from that element. */
  | { kind: 'scrollTo'; top: number; selector: string | null }
  | { kind: 'draw'; selector: string; width: number; height: number; strokes: Stroke[] }

/** A call on a canvas's context, or an assignment to one of its properties. */
export type Stroke = { call: string; args: Json[] } | { set: string; value: Json }

/** Things shown outside the page, by the phone itself. */
export type Overlay =
  | {
      kind: 'modal'
      title: string
      content: string
      buttons: { text: string; answer: string }[]
      editable: boolean
    }
  | { kind: 'sheet'; items: string[] }
  | { kind: 'toast'; text: string; icon: string; milliseconds: number | null }
  | { kind: 'none' }

export type ApiCall = { api: string; options: JsonObject }

export interface RequestRecord {
  method: string
  url: string
  /** HTTP status, or the reason it failed. */
  outcome: number | string
  milliseconds: number
}

/** Facts that logic tells as they happen. */
export type Report =
  | { kind: 'error'; text: string }
  | { kind: 'console'; level: string; text: string }
  | { kind: 'missing'; api: string }
  | { kind: 'agreed' }
  | { kind: 'call'; call: ApiCall }
  | { kind: 'request'; request: RequestRecord }
  | { kind: 'setData'; bytes: number; page: string; key: string }
  | { kind: 'stack'; paths: string[]; page: number; ready: boolean }

export type FromLogic =
  | { to: 'view'; do: 'open'; page: number; spec: PageSpec }
  | { to: 'view'; do: 'close' | 'show'; page: number }
  | { to: 'view'; do: 'set'; page: number; cid: number; changes: DataChange[]; ask: number }
  | { to: 'view'; do: 'trigger'; page: number; cid: number; name: string; detail: Json; options: JsonObject }
  | { to: 'view'; do: 'detail'; page: number; number: number; detail: JsonObject }
  | { to: 'view'; do: 'ask'; page: number; question: ViewQuestion; ask: number }
  | { to: 'shell'; do: 'overlay'; overlay: Overlay; ask: number | null }
  | { to: 'shell'; do: 'bar'; page: number; bar: Partial<Bar> }
  | { to: 'test'; report: Report }
  | { to: 'test'; answer: Json; ask: number }

/** What the test does to the phone. */
export type Drive =
  | { kind: 'launch'; path: string | null }
  | { kind: 'back' }
  | { kind: 'tab'; index: number }
  | { kind: 'pull' }
  | { kind: 'hide' }
  | { kind: 'show' }
  | { kind: 'network'; network: Network }
  | { kind: 'location'; location: Location }
  | { kind: 'photos'; files: string[]; source: PhotoSource }
  | { kind: 'subscriptions'; answer: 'accept' | 'reject' }
  | { kind: 'codes'; login?: string[]; phone?: string[] }
  | { kind: 'theme'; theme: 'light' | 'dark' }
  | { kind: 'day'; day: string | null }
  | { kind: 'settle' }

export type FromHost =
  | { kind: 'view'; page: number; message: ViewMessage }
  | { kind: 'answer'; ask: number; value: Json; error: string | null }
  | { kind: 'drive'; drive: Drive; ask: number }

export type Network = 'wifi' | '4g' | 'offline'
/** `unasked`: private APIs wait until the person has agreed. */
export type Privacy = 'unasked' | 'agreed'
export type PhotoSource = 'camera' | 'album'

export interface Fix {
  latitude: number
  longitude: number
  accuracy?: number
  altitude?: number
}

/** A fix; `denied`: the user refused; `none`: allowed, but the phone finds no position. */
export type Location = Fix | 'denied' | 'none'

/** What a logic layer is started with. */
export interface LogicSetup {
  dist: string
  state: string
  appId: string | null
  /** Origins that requests may go to; all where null. */
  domains: string[] | null
  documented: string[]
  window: { width: number; height: number; statusBar: number; navigationBar: number }
  theme: 'light' | 'dark'
  fontSize: number
  network: Network
  location: Location
  privacy: Privacy
  /** The instant at which the phone's clock stood when the app began; the machine's own where null. */
  day: string | null
  subscriptions: 'accept' | 'reject'
  /** Milliseconds after leaving the screen until scripts stop. */
  suspendAfter: number
}
