import { Gate } from '@/admin/gate'
import { useOnline } from '@/hooks/phone'
import { Tasks } from './tasks'

/** 布置任务: the division asks its units for a kind of filing. */
export default function TasksPage() {
  const online = useOnline()
  return (
    <Gate title="布置任务" roles={['division']} whose="任务由绩效科布置">
      {() => <Tasks online={online} />}
    </Gate>
  )
}
