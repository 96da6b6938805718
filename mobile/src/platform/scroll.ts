/** Brings the element with this id into the middle of the screen, clear of the sticky head and bar. */
export function scrollTo(id: string): void {
  document.getElementById(id)?.scrollIntoView({ block: 'center' })
}

/** Another stage of the same screen begins at its top. */
export function scrollToTop(): void {
  window.scrollTo(0, 0)
  for (const page of document.querySelectorAll('.taro_page')) if (page.clientHeight > 0) page.scrollTop = 0
}
