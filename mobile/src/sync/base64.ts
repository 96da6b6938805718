import { utf8Bytes } from '@domain/sync/canonical'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 of a text in UTF-8 (RFC 4648 §4). Browsers and WeChat have no function in common for it. */
export function base64(text: string): string {
  const bytes = utf8Bytes(text)
  let out = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const four = [18, 12, 6, 0].map((shift) => letters.charAt((three >> shift) & 63)).join('')
    out += four.slice(0, Math.min(4, bytes.length - at + 1)).padEnd(4, '=')
  }
  return out
}
