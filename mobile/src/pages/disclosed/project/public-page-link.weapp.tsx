/** A mini-program opens no other pages; the address is copied instead. */
export const PublicPageLink = (_: { address: string }) => null
