/** What waits for the person's word on the privacy agreement (隐私保护指引). */
export interface PrivacyQuestion {
  /** The API that waits. */
  readonly referrer: string
  answer(agreed: boolean): void
  openContract(): void
}

/** WeChat checks that the button with this id was tapped. */
export const AGREE_BUTTON = 'agree-to-privacy'
