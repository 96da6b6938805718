import type { RegisteredKind } from '@domain/filings/kind'
import { filingKinds } from '@domain/kinds'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { Banner } from '@/components/banner'
import { Row } from '@/components/row'
import { clock } from '@/platform/clock'
import { screens } from '@/platform/screens'
import { failureOf } from '@/sync/failure'
import type { FilingView, Workspace } from '@/sync/workspace.types'

/** What an author may begin by themselves (TK2): kinds that are filed as needed, while the year lasts. */
export function Begin({ workspace, filing }: { workspace: Workspace; filing: FilingView }) {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const fiscalYear = Number(filing.period.slice(0, 4))
  const kinds = Object.values(filingKinds).filter(({ occasion }) => occasion.rhythm === 'as-needed')
  if (!hasGoal(filing) || fiscalYear < yearInChina(clock.wall())) return null
  const begin = async ({ kind }: RegisteredKind) => {
    if (busy) return
    setBusy(true)
    try {
      const { filingId } = await api.sync.begin.mutate({ kind, projectId: filing.projectId, fiscalYear })
      await workspace.refresh()
      setTrouble(null)
      screens.go(`/pages/owner/report/index?filing=${filingId}`)
    } catch (error) {
      setTrouble(failureOf(error).message)
    }
    setBusy(false)
  }
  return (
    <View>
      {trouble !== null && <Banner tone="warn" sentence={trouble} />}
      {kinds.map((kind) => (
        <Row
          key={kind.kind}
          title={`申请${kind.title}`}
          sub={busy ? '正在发起' : '写明原因，附上依据，按原来的环节审核'}
          onTap={() => void begin(kind)}
        />
      ))}
    </View>
  )
}

/** A filing that needs an approved goal, or the one that made it. */
function hasGoal({ kind, at }: FilingView): boolean {
  const occasion = filingKinds[kind]?.occasion
  return occasion?.approvedGoal === 'required' || at === 'final'
}

/** China has one time zone and no summer time. */
const yearInChina = (nowMs: number): number => new Date(nowMs + 8 * 3_600_000).getUTCFullYear()
