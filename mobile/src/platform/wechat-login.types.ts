/** WeChat as a way to sign in; only inside WeChat is there one. */
export interface WeChatLogin {
  /** A code for `code2session`, good once and for five minutes. Rejects with a WeChatDeclined. */
  code(): Promise<string>
}

/** WeChat gave nothing; the message is the sentence to show. */
export class WeChatDeclined extends Error {
  override name = 'WeChatDeclined'
}
