import type { OpenDocument } from './open-document.types'

export * from './open-document.types'

/** The browser saves it under its name; what opens it then is the person's choice. */
export const openDocument: OpenDocument = async ({ url, name }) => {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.rel = 'noopener'
  document.body.append(link)
  link.click()
  link.remove()
}
