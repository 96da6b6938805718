import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { aria } from './aria'

/** Something is being fetched and nothing of it is cached. For the first 300 ms it shows nothing, then the shape to come. */
export function Waiting({ of }: { of: string }) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View {...aria({ busy: true, label: `正在取${of}`, role: 'status' })}>
      {long &&
        [0, 1, 2].map((card) => (
          <View key={card} className="card" {...aria({ hidden: true })}>
            <View className="sk sk--tag" />
            <View className="sk sk--title" />
            <View className="sk sk--line" />
            <View className="row between">
              <View className="sk sk--end" />
              <View className="sk sk--end" />
            </View>
          </View>
        ))}
    </View>
  )
}
