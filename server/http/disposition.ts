/** EV34: a document is saved under its own name and never runs in our pages. */
export function attachment(name: string): string {
  return `attachment; filename="document.${name.split('.').at(-1)}"; filename*=UTF-8''${encoded(name)}`
}

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
