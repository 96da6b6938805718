/// <reference types="@tarojs/taro" />
declare module '*.css'

declare namespace NodeJS {
  interface ProcessEnv {
    /** Set by Taro at build: which program this is. */
    TARO_ENV: 'weapp' | 'h5'
    /** Set at build: where the mini-program finds the server. */
    TARO_APP_API: string
  }
}
