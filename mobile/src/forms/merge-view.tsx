import type { FieldPath, Form } from '@domain/filings/form'
import type { MergeChoice, MergeField } from '@domain/sync/merge'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { nameOf, wordsOf } from './field-words'

export interface MergeViewProps {
  fields: readonly MergeField[]
  /** The forms of both versions: they give the places their names and the values their words. */
  mine: Form | null
  theirs: Form | null
  theirName: string
  choices: Readonly<Record<FieldPath, MergeChoice>>
  onChoose: (path: FieldPath, choice: MergeChoice) => void
}

const PAGE = 20

/** 逐项选用: every field in which two versions differ, both values side by side; what only one side changed is chosen already. */
export function MergeView({ fields, mine, theirs, theirName, choices, onChoose }: MergeViewProps) {
  const [count, setCount] = useState(PAGE)
  return (
    <View>
      {fields.slice(0, count).map((field) => {
        const { title, label } = nameOf(field.path, mine, theirs)
        return (
          <View key={field.path} className="card">
            {title !== '' && <View className="cap">{title}</View>}
            <View className="b">{label}</View>
            <View className="row row--top mt2">
              <Side word="您的" text={wordsOf(field.path, field.mine, mine)} />
              <View className="none ml3" />
              <Side word={theirName} text={wordsOf(field.path, field.theirs, theirs)} />
            </View>
            <Choice
              as="segments"
              name={`${label}，用哪一份`}
              options={[
                { value: 'mine', label: '用您的' },
                { value: 'theirs', label: `用${theirName}的` },
              ]}
              value={choices[field.path] ?? field.suggested}
              onChange={(value) => onChoose(field.path, value === 'mine' ? 'mine' : 'theirs')}
            />
          </View>
        )
      })}
      {fields.length > count && (
        <Button
          word={`再看后面 ${fields.length - count} 处`}
          tone="text"
          onTap={() => setCount(count + PAGE)}
        />
      )}
    </View>
  )
}

function Side({ word, text }: { word: string; text: string }) {
  return (
    <View className="grow">
      <View className="label">{word}</View>
      <View className="num">
        <Text>{text === '' ? '未填' : text}</Text>
      </View>
    </View>
  )
}
