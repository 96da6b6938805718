import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import type { EvidenceSource } from '@/forms/hand'
import { screens } from '@/platform/screens'
import type { GatheringProject, Workspace } from '@/sync/workspace.types'
import { chosen } from '../chosen'
import { firstView } from '../photo-words'
import { sentenceOf } from '../use-filling'
import { DiaryEntries } from './diary-entries'

export interface DiaryProjectProps {
  workspace: Workspace
  project: GatheringProject
}

/** One project's indicators, each with why evidence is asked for, what there is of it, and ways to add more. */
export function DiaryProject({ workspace, project }: DiaryProjectProps) {
  const [noting, setNoting] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const items = workspace.diary().filter((item) => item.projectId === project.id)
  const add = async (slot: string, source: EvidenceSource) => {
    try {
      const picture = await chosen(source, project)
      if (!picture) return
      await workspace.diaryPhoto(project.id, slot, picture, source === 'camera' ? firstView : '')
      setTrouble(null)
      screens.toast('已存本机')
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  const write = async (slot: string) => {
    if (text.trim() === '') return setTrouble('请写点什么再存。')
    try {
      await workspace.diaryNote(project.id, slot, text)
      setNoting(null)
      setText('')
      setTrouble(null)
      screens.toast('已存本机')
    } catch (error) {
      setTrouble(spoken(error))
    }
  }
  return (
    <View>
      <View className="head">
        <View className="title">{project.name}</View>
        <View className="sub mt1">
          下次填报会自动找到这里的内容，一份报告最多带入 {project.maxPhotos} 张照片、
          {project.maxDocuments} 份文档
        </View>
      </View>
      {trouble && <Banner tone="warn" sentence={trouble} />}
      {project.indicators.map(({ id, title, ask }) => (
        <View key={id} className="card">
          <View className="card__t">{title}</View>
          <View className="sub mt1">{ask}</View>
          <DiaryEntries workspace={workspace} items={items.filter(({ slot }) => slot === id)} of={title} />
          {noting === id ? (
            <View className="mt2">
              <Field label={`记一句，${title}`} value={text} onChange={setText} long maxLength={500} />
              <View className="row mt2">
                <Button word="存下" tone="primary" small onTap={() => void write(id)} />
                <View className="ml2">
                  <Button word="不记了" small onTap={() => setNoting(null)} />
                </View>
              </View>
            </View>
          ) : (
            <View className="row wrap mt2">
              <Button word="拍照" tone="quiet" small onTap={() => void add(id, 'camera')} />
              <View className="ml2">
                <Button word="相册" tone="quiet" small onTap={() => void add(id, 'album')} />
              </View>
              <View className="ml2">
                <Button word="文档" tone="quiet" small onTap={() => void add(id, 'file')} />
              </View>
              <View className="ml2">
                <Button
                  word="记一句"
                  tone="quiet"
                  small
                  onTap={() => {
                    setText('')
                    setNoting(id)
                  }}
                />
              </View>
            </View>
          )}
        </View>
      ))}
      <View className="foot">
        <Text>拍下的、写下的都先存在本机，没有网络也不会丢。</Text>
      </View>
    </View>
  )
}

function spoken(error: unknown): string {
  const says = error instanceof Error && /[\u4e00-\u9fff]/.test(error.message)
  return says ? error.message : '这一条没有存下，先前的都在。请再存一次。'
}
