/** The one file of a form that was sent as multipart/form-data (RFC 7578); everything else in it is left unread. */

/** Null where the body holds no file, an empty one, or is no such form. */
export function uploadedFile(body: Buffer, contentType: string): Uint8Array | null {
  const [, quoted, bare] = /boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return null
  const mark = Buffer.from(`--${boundary}`)
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length)
    if (next < 0) return null
    const part = body.subarray(at + mark.length, next)
    const ends = part.indexOf('\r\n\r\n')
    const head = ends < 0 ? '' : part.subarray(0, ends).toString('latin1')
    // what follows the head up to the line break before the next boundary
    const content = part.subarray(ends + 4, part.length - 2)
    if (/^content-disposition:[^\r\n]*\bfilename=/im.test(head) && content.length > 0) return content
    at = next
  }
  return null
}
