import { useEffect, useMemo, useState } from 'react'
import { api } from '@/api'
import { weChatLogin } from '@/platform/wechat-login'
import { weChatDesk } from './desk'
import { type WeChatDesk, type WeChatSteps, weChatSteps } from './steps'

/** The steps of signing in by WeChat; null outside WeChat, and where the server has no app id (ID6). */
export function useWeChat(enter: WeChatDesk['enter']): WeChatSteps | null {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    let gone = false
    if (weChatLogin !== null)
      void api.identity.ways.query().then(
        ({ wechat }) => gone || setOpen(wechat),
        () => undefined, // not reached: the password form stands anyway
      )
    return () => {
      gone = true
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: one run of steps while the page stands
  return useMemo(
    () => (open && weChatLogin !== null ? weChatSteps(weChatDesk(weChatLogin, enter)) : null),
    [open],
  )
}
