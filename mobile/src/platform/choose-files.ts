export interface Choosing {
  /** What the picker offers; what comes back is judged by its bytes. */
  accept: string
  count: number
  camera?: boolean
}

/** Some browsers never tell that the picker was closed empty: then the next call ends the one before. */
let abandon = () => {}

/** A file input of our own: Taro's picker on the web fakes what it cannot do. */
export function chooseFiles({ accept, count, camera }: Choosing): Promise<File[]> {
  abandon()
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = count > 1
    if (camera) input.setAttribute('capture', 'environment')
    input.style.display = 'none'
    const end = (chosen: File[]) => {
      input.remove()
      resolve(chosen)
    }
    abandon = () => end([])
    input.addEventListener('change', () => end([...(input.files ?? [])].slice(0, count)))
    input.addEventListener('cancel', () => end([]))
    document.body.append(input)
    input.click()
  })
}
