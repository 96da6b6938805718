import { hex, sha256Chunked } from './sha256-chunked'

/** SHA-256 as lower-case hex: the browser's own where the page is secure, else in plain JavaScript. */
export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const subtle = globalThis.crypto?.subtle
  return subtle ? hex(new Uint8Array(await subtle.digest('SHA-256', bytes))) : sha256Chunked(bytes)
}
