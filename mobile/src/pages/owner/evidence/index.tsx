import { useRouter } from '@tarojs/taro'
import { FilingGate } from '../filing-gate'
import { EvidenceScreen } from './evidence-screen'

/** 佐证材料: one photo, already saved; says what it proves and what is known of it. */
export default function EvidencePage() {
  const { filing = '', photo = '' } = useRouter().params
  return (
    <FilingGate title="佐证材料" filingId={filing}>
      {(workspace, found) => (
        <EvidenceScreen key={photo} workspace={workspace} filing={found} firstPhoto={photo} />
      )}
    </FilingGate>
  )
}
