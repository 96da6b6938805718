/** Moving between screens, and the few things a screen says over itself. */
export interface Screens {
  go(url: string): void
  replace(url: string): void
  /** Back, or to the first tab when this screen is the first. */
  back(): void
  tab(url: string): void
  toast(text: string): void
  /** True when the person chose `confirm`. */
  ask(question: { title: string; text: string; confirm: string; cancel: string }): Promise<boolean>
  setTitle(title: string): void
  /** Colours of what the system draws around a page. */
  setBar(theme: 'auto' | 'light' | 'dark'): void
  preview(urls: string[], current: string): void
  copy(text: string): Promise<void>
}
