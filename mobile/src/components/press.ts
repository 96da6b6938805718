/** On the web a thing that can be tapped can also be reached with Tab and pressed with Enter or Space. */
export function press(onTap: (() => void) | undefined): Record<string, unknown> {
  if (!onTap) return {}
  const onKeyDown = (event: {
    key: string
    target: unknown
    currentTarget: unknown
    preventDefault(): void
  }) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    onTap()
  }
  return { tabindex: '0', onKeyDown }
}
