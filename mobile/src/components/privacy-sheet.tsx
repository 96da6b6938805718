/** Only WeChat has an agreement to ask for: see privacy-sheet.weapp.tsx. */
export const PrivacySheet = () => null
