/** Taps on built-in components. */
import { nodeBehind } from './callers'
import { domOf, type General } from './engine'

/** Runs `work` on a tap at the component or inside it; it is told which element was hit. */
export function whenTapped(component: General, work: (hit: HTMLElement | null) => void): void {
  component.addListener('tap', (event) => {
    work(domOf(nodeBehind(event.target)))
  })
}
