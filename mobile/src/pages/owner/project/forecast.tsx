import type { VetoForecast } from '@domain/forecast/forecast'
import { View } from '@tarojs/components'
import { Banner } from '@/components/banner'
import { Fold } from '@/components/fold'

/** 否决预测: what must still be paid this year, and how that was reckoned; nothing once the threshold is met. */
export function Forecast({ forecast }: { forecast: VetoForecast | null }) {
  if (forecast === null || (forecast.tone === 'info' && forecast.steps.length === 0)) return null
  return (
    <View>
      {forecast.sentences.map((sentence) => (
        <Banner key={sentence} tone={forecast.tone} sentence={sentence} />
      ))}
      <Fold title="怎么算的" sub="按国库支付数">
        {() =>
          forecast.steps.map(({ arithmetic, grade }) => (
            <View key={grade} className="num mt2">
              {arithmetic}
            </View>
          ))
        }
      </Fold>
    </View>
  )
}
