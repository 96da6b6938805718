import { type DocumentKind, kindWords } from '@domain/evidence/document-kinds'
import { Text, View } from '@tarojs/components'
import { Icon } from './icon'
import { Tap } from './tap'

export interface DocumentFacts {
  name: string
  kind: DocumentKind
  /** '1.2 MB' */
  size: string
}

export interface DocumentTileProps {
  document: DocumentFacts
  /** 新, 旧, 打不开 */
  flag?: string | undefined
  onTap?: (() => void) | undefined
}

/** A document as a line: what it is, how it is called, how large it is. It is never drawn small: nobody could read it. */
export function DocumentTile({ document, flag, onTap }: DocumentTileProps) {
  const { kind, name, size } = document
  const facts = `${kindWords[kind]}，${size}`
  return (
    <Tap className="doc mt2" onTap={onTap}>
      <View className={`doc__i doc__i--${kind}`}>
        <Icon name="document" />
        <Text className="doc__k">{kind.toUpperCase()}</Text>
      </View>
      <View className="grow">
        <View className="doc__n">{name}</View>
        <View className="cap num">{facts}</View>
      </View>
      {flag && <Text className="cap none ml2">{flag}</Text>}
      {onTap && <View className="chev" />}
    </Tap>
  )
}
