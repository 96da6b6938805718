import type { PhoneButtonProps } from './phone-button.types'

/** A browser has no phone number to give. */
export const PhoneButton = (_: PhoneButtonProps) => null
