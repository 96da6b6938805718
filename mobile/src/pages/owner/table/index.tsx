import { useRouter } from '@tarojs/taro'
import { FilingGate } from '../filing-gate'
import { FromTable } from './from-table'

/** 从 Excel 填入: an exported table that was filled in comes back into the draft, once the author has seen what changes. */
export default function TablePage() {
  const filingId = useRouter().params.filing ?? ''
  return (
    <FilingGate title="从 Excel 填入" filingId={filingId}>
      {(workspace, filing) => <FromTable key={filing.id} workspace={workspace} filing={filing} />}
    </FilingGate>
  )
}
