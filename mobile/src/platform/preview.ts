/** Pictures over the whole window: a tap or Escape closes, arrow keys turn. */
export function openPreview(urls: string[], current: string): void {
  let at = Math.max(0, urls.indexOf(current))
  const cover = document.createElement('div')
  cover.setAttribute('role', 'dialog')
  cover.setAttribute('aria-label', '照片')
  cover.style.cssText =
    'position:fixed;left:0;top:0;width:100%;height:100%;z-index:1000;background:#0E1417;display:flex;align-items:center;justify-content:center'
  const picture = document.createElement('img')
  picture.style.cssText = 'max-width:100%;max-height:100%'
  cover.append(picture)
  const show = () => {
    picture.src = urls[at] ?? current
    picture.alt = `第 ${at + 1} 张，共 ${urls.length} 张`
  }
  const close = () => {
    cover.remove()
    document.removeEventListener('keydown', key, true)
  }
  const key = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (event.key === 'Escape') close()
    else if (step) at = Math.min(urls.length - 1, Math.max(0, at + step))
    event.stopPropagation()
    show()
  }
  cover.addEventListener('click', close)
  document.addEventListener('keydown', key, true)
  show()
  document.body.append(cover)
}
