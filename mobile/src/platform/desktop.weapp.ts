/** The mini-program shows one screen at a time. */
export const desktop = {
  isWide: (): boolean => false,
  onChange:
    (_: () => void): (() => void) =>
    () => {},
  showAddress: (_: string): void => {},
}
