import type { PrivacyQuestion } from './privacy.types'

export * from './privacy.types'

/** A browser asks for camera and place by itself. */
export const watchPrivacy = (_: (question: PrivacyQuestion) => void): void => {}
