import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Fold } from '@/components/fold'
import { Row } from '@/components/row'
import { screens } from '@/platform/screens'
import type { FilingView, Workspace } from '@/sync/workspace.types'
import { periodWords } from '@/words/when'

const PAGE = 20

/** 已报的项目: what is with the reviewers or settled, folded away under the tasks. */
export function Handed({ workspace }: { workspace: Workspace }) {
  const handed = workspace.filings().filter((filing) => {
    const standing = workspace.standing(filing.id)
    return standing === 'in-review' || standing === 'final'
  })
  if (handed.length === 0) return null
  return (
    <View className="mt3">
      <Fold title={`已报的 ${handed.length} 件`} sub="在审核或已办结">
        {() => <Rows filings={handed} />}
      </Fold>
    </View>
  )
}

function Rows({ filings }: { filings: readonly FilingView[] }) {
  const [count, setCount] = useState(PAGE)
  return (
    <View className="mt2">
      {filings.slice(0, count).map((filing) => (
        <Row
          key={filing.id}
          title={filing.projectName}
          sub={`${filing.title} ${periodWords(filing.period)}`}
          value={filing.whereabouts}
          onTap={() => screens.go(`/pages/owner/project/index?filing=${filing.id}`)}
        />
      ))}
      {filings.length > count && (
        <Button
          word={`再看后面 ${filings.length - count} 件`}
          tone="text"
          onTap={() => setCount(count + PAGE)}
        />
      )}
    </View>
  )
}
