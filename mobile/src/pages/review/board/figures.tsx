import type { AppRouter } from '@server/api/app-router'
import { Text, View } from '@tarojs/components'
import type { inferRouterOutputs } from '@trpc/server'
import { Progress } from '@/components/progress'
import { amountWords, percentWords } from './words'

export type Rated = inferRouterOutputs<AppRouter>['board']['coverage']['total']

/** 应报、已报、审结 of one place: counts, amounts and the two shares. */
export function Figures({ of }: { of: Rated }) {
  const { should, excused, filed, audited, filedWan, auditedWan, coveragePercent, auditPercent } = of
  return (
    <View className="card">
      <Share word="填报比例" percent={coveragePercent} parts={`已报 ${filed} 件，应报 ${should} 件`} />
      <View className="cap num">已报 {amountWords(filedWan)}</View>
      <View className="mt3">
        <Share word="审核比例" percent={auditPercent} parts={`审结 ${audited} 件，已报 ${filed} 件`} />
        <View className="cap num">审结 {amountWords(auditedWan)}</View>
      </View>
      {excused > 0 && <View className="cap num mt2">另有 {excused} 件写明原因免报，不计入应报</View>}
    </View>
  )
}

function Share({ word, percent, parts }: { word: string; percent: string | null; parts: string }) {
  return (
    <>
      <View className="row between row--base">
        <Text className="b">{word}</Text>
        <Text className="title num">{percentWords(percent)}</Text>
      </View>
      <View className="mt1">
        <Progress percent={Math.floor(Number(percent ?? '0'))} label={`${word} ${percentWords(percent)}`} />
      </View>
      <View className="sub num mt1">{parts}</View>
    </>
  )
}
