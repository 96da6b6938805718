import { Button } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'
import type { PhoneButtonProps } from './phone-button.types'

interface Given {
  readonly code?: string
  readonly errMsg?: string
  readonly errno?: number
}

/** Gives the phone number that WeChat knows, after WeChat's own question. States: idle, busy (deaf). */
export function PhoneButton({ word, busy, onCode, onDeclined }: PhoneButtonProps) {
  const given = ({ code, errMsg = '', errno }: Given) => {
    if (code) return onCode(code)
    if (errno === 104 || /privacy/i.test(errMsg)) return onDeclined('privacy')
    onDeclined(/deny|cancel/i.test(errMsg) ? 'declined' : 'unavailable')
  }
  return (
    <Button
      className={classes('btn', 'btn--primary', 'btn--native', busy && 'btn--off')}
      hoverClass="pressed"
      openType="getPhoneNumber"
      disabled={busy}
      onGetPhoneNumber={({ detail }) => given(detail as Given)}
      {...aria({ role: 'button', label: word, disabled: busy || undefined })}
    >
      {word}
    </Button>
  )
}
