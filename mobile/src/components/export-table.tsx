import { documentTypes } from '@domain/evidence/document-kinds'
import { filingKinds } from '@domain/kinds'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { apiBase } from '@/platform/api-base'
import { openDocument } from '@/platform/open-document'
import { screens } from '@/platform/screens'
import { failureOf } from '@/sync/failure'
import { Button } from './button'

const [pdf, xlsx, docx] = documentTypes
const formats = [
  { format: 'xlsx', word: '导出 Excel', mediaType: xlsx },
  { format: 'docx', word: '导出 Word', mediaType: docx },
  { format: 'pdf', word: '导出 PDF', mediaType: pdf },
] as const

type Chosen = (typeof formats)[number]

/** The official table of a filing, as the server holds it: saved by a browser, opened by WeChat (DC6). A kind without one offers nothing. */
export function ExportTable({ kind, filingId }: { kind: string; filingId: string }) {
  const [busy, setBusy] = useState<Chosen['format'] | null>(null)
  const fetch = async ({ format, mediaType }: Chosen) => {
    setBusy(format)
    try {
      const { name, url } = await api.review.documentLink.query({ filingId, revision: null, format })
      await openDocument({ url: `${apiBase()}${url}`, name, mediaType })
    } catch (error) {
      screens.toast(failureOf(error).message)
    }
    setBusy(null)
  }
  if (!filingKinds[kind]?.hasOfficialTable) return null
  return (
    <View className="row mt3">
      {formats.map((one, index) => (
        <View key={one.format} className={index === 0 ? 'grow' : 'grow ml2'}>
          <Button
            small
            wide
            word={busy === one.format ? '正在生成' : one.word}
            busy={busy === one.format}
            disabled={busy !== null}
            onTap={() => void fetch(one)}
          />
        </View>
      ))}
    </View>
  )
}
