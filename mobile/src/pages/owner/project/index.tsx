import { useRouter } from '@tarojs/taro'
import { FilingGate } from '../filing-gate'
import { Project } from './project'

/** One project of the author's unit: what was approved, what is being filed, and what has happened. */
export default function ProjectPage() {
  const filingId = useRouter().params.filing ?? ''
  return (
    <FilingGate title="项目" filingId={filingId}>
      {(workspace, filing) => <Project key={filing.id} workspace={workspace} first={filing} />}
    </FilingGate>
  )
}
