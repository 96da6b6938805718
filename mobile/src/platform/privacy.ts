/** A browser asks for camera and place by itself. */
export const watchPrivacy = (): void => {}
