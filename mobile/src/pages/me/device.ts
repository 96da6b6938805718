/** How this phone is named in the list of signed-in devices. */
export const deviceName = (): string => (process.env.TARO_ENV === 'weapp' ? '微信小程序' : '网页')
