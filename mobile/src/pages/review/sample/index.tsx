import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { api } from '@/api'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Done } from '@/components/done'
import { Field } from '@/components/field'
import { Page } from '@/components/page'
import { useOnline } from '@/hooks/phone'
import { random } from '@/platform/random'
import { failureOf } from '@/sync/failure'

type Drawn = Awaited<ReturnType<typeof api.review.drawSample.mutate>>

const most = 50

/** 抽查重拍: how many photos are drawn among those of the reports that wait with this reviewer. */
export default function SamplePage() {
  const online = useOnline()
  const [size, setSize] = useState('5')
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  /** Kept until an answer came, so that a lost one does not draw twice (CH2). */
  const order = useRef<string | null>(null)
  const count = Number(size)
  const bad = !/^\d{1,2}$/.test(size) || count < 1 || count > most
  const draw = async () => {
    if (bad) return
    setBusy(true)
    setTrouble(null)
    try {
      order.current ??= await random.uuid()
      setDrawn(await api.review.drawSample.mutate({ sampleId: order.current, size: count }))
      order.current = null
    } catch (error) {
      const failure = failureOf(error)
      if (failure.nature !== 'silent' && failure.nature !== 'busy') order.current = null
      setTrouble(failure.message)
    }
    setBusy(false)
  }
  return (
    <Page title="抽查重拍">
      <View className="head">
        <View>从等您审核的填报件里随机抽照片，请单位到同一地点带验证码再拍一张。抽过的不会再抽。</View>
      </View>
      <View className="mt3" />
      {trouble && <Banner tone="warn" sentence={trouble} />}
      {!online && <Banner icon="offline" sentence="现在没有网络，不能抽取。联网后再抽。" />}
      {drawn ? (
        <View className="card">
          <Done word={`抽出 ${drawn.drawn} 张`} />
          <View className="sub mt2">从 {drawn.population} 张里抽出，单位的待办里已经有了。</View>
          <View className="cap mt2">随机种子 {drawn.seed}</View>
          <View className="cap mt1">名单指纹 {drawn.listHash}</View>
          <View className="cap mt1">种子和名单指纹已留痕，任何人都能据此重新抽一遍来核对。</View>
          <View className="mt3">
            <Button word="再抽一批" tone="quiet" wide onTap={() => setDrawn(null)} />
          </View>
        </View>
      ) : (
        <View className="card">
          <Field
            label="抽几张"
            value={size}
            onChange={setSize}
            unit="张"
            keyboard="number"
            required
            error={bad ? `请填 1 到 ${most} 的整数` : undefined}
          />
          <View className="mt3">
            <Button
              word="随机抽取"
              tone="primary"
              wide
              busy={busy}
              disabled={!online || bad}
              onTap={() => void draw()}
            />
          </View>
        </View>
      )}
    </Page>
  )
}
