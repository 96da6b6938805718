/** Brings the element with this id to the top; its own `scroll-margin-top` leaves room for the sticky head. */
export function scrollToStart(id: string): void {
  document.getElementById(id)?.scrollIntoView({ block: 'start' })
}
