import { useRouter } from '@tarojs/taro'
import { FilingGate } from '../filing-gate'
import { Report } from './report'

/** 填报: the declared form of one filing, filled in and handed in, with or without a network. */
export default function ReportPage() {
  const filingId = useRouter().params.filing ?? ''
  return (
    <FilingGate title="填报" filingId={filingId}>
      {(workspace, filing) => <Report key={filing.id} workspace={workspace} filing={filing} />}
    </FilingGate>
  )
}
