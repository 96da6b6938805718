import { useRouter } from '@tarojs/taro'
import { FilingGate } from '../filing-gate'
import { Correct } from './correct'

/** 改正退回项: only what was returned, with the remark under its field and the old value kept in sight. */
export default function CorrectPage() {
  const filingId = useRouter().params.filing ?? ''
  return (
    <FilingGate title="改正退回项" filingId={filingId}>
      {(workspace, filing) => <Correct key={filing.id} workspace={workspace} filing={filing} />}
    </FilingGate>
  )
}
