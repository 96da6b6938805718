/** What a person can do with the product, whichever program carries it: H5 in a browser, or the mini-program. */
export interface Hand {
  /** Taps the `nth` of what carries this name and can be seen, counted from 0. */
  tap(name: string | RegExp, nth?: number): Promise<void>
  /** Taps every one of these that can be seen, until none is left; answers how many there were. */
  tapAll(name: string | RegExp): Promise<number>
  /** Types into the `nth` visible input with this label, counted from 0. */
  type(label: string | RegExp, text: string, nth?: number): Promise<void>
  /** Taps a button of the dialog in front. */
  answer(word: string): Promise<void>
  /** Waits until the text is shown. */
  see(text: string | RegExp): Promise<void>
  /** Opens a tab by its word. */
  tab(word: '待办' | '待审' | '待同步' | '公开' | '我的'): Promise<void>
  /** Leaves a screen that lies over another. */
  back(): Promise<void>
  /** Asks the server for news, as a person pulls the list down. */
  pullDown(): Promise<void>
  /** Taps what opens the camera or a picker, and this file is what it gives. */
  photograph(file: string, name: string | RegExp): Promise<void>
  /** Taps what hands over a file; answers where it was saved. */
  save(name: string | RegExp): Promise<string>
  /** The phone's clock shows this instant. */
  day(instant: string): Promise<void>
  network(state: 'online' | 'offline'): Promise<void>
  /** The system kills the program, and the person opens it again. */
  killAndReopen(): Promise<void>
  /** A picture of the screen into the journey's folder. */
  picture(name: string): Promise<void>
  /** What the program complained of so far. */
  complaints(): Promise<readonly string[]>
  close(): Promise<void>
}
