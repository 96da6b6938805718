/** The one file of a form that was sent as multipart/form-data (RFC 7578), read by Node's own parser. */

/** Null where the body holds no file, an empty one, or is no such form. */
export async function uploadedFile(body: Uint8Array, contentType: string): Promise<Uint8Array | null> {
  const sent = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
  const form = await sent.formData().catch(() => null)
  for (const value of form?.values() ?? [])
    if (typeof value !== 'string' && value.size > 0) return new Uint8Array(await value.arrayBuffer())
  return null
}
