import { useEffect, useState } from 'react'
import { api } from '@/api'
import { Row } from '@/components/row'
import { whyNotRead } from '@/lists/explain'
import { screens } from '@/platform/screens'

/** 微信绑定 of the account on screen; nothing where it has none, or where that is not known now. */
export function Binding({ accountId, onUnbound }: { accountId: string; onUnbound: () => void }) {
  const [binding, setBinding] = useState<{ bound: boolean; phone: string | null } | null>(null)
  useEffect(() => {
    let gone = false
    setBinding(null)
    if (accountId !== '')
      void api.identity.weChatBinding.query().then(
        (known) => gone || setBinding(known),
        () => undefined,
      )
    return () => {
      gone = true
    }
  }, [accountId])
  if (!binding?.bound) return null
  const unbind = async () => {
    const yes = await screens.ask({
      title: '解除微信绑定',
      text: '解除后不能再用微信登录这个账号，用微信登录的手机要重新登录。草稿和未送达的内容都留在本机。',
      confirm: '解除绑定',
      cancel: '先不解除',
    })
    if (!yes) return
    try {
      await api.identity.unbindWeChat.mutate()
      setBinding({ ...binding, bound: false })
      screens.toast('已解除微信绑定')
      onUnbound()
    } catch (error) {
      screens.toast(whyNotRead('答复', error).sentence)
    }
  }
  return (
    <Row
      title="微信登录"
      sub={binding.phone === null ? '点这里解除绑定' : `手机号 ${binding.phone}，点这里解除绑定`}
      value="已绑定"
      onTap={() => void unbind()}
    />
  )
}
