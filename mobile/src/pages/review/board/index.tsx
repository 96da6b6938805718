import { Gate } from '@/admin/gate'
import { Board } from './board'

/** 覆盖率: how much of what should be filed is filed and audited, from the district down to the filing. */
export default function BoardPage() {
  return (
    <Gate
      title="覆盖率"
      roles={['unit-head', 'department', 'section', 'division']}
      whose="覆盖率由审核和管理岗位查看"
    >
      {() => <Board />}
    </Gate>
  )
}
