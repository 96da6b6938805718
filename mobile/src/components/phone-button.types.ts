export interface PhoneButtonProps {
  word: string
  busy: boolean
  /** The code that WeChat vouches for the number with. */
  onCode: (code: string) => void
  /** Why there is none: the person declined, refused the privacy agreement, or WeChat gave none. */
  onDeclined: (why: 'declined' | 'privacy' | 'unavailable') => void
}
