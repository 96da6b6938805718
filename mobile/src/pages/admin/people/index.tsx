import { View } from '@tarojs/components'
import { useState } from 'react'
import { Gate } from '@/admin/gate'
import { Register } from '@/admin/register'
import { useAsked } from '@/admin/use-asked'
import { api } from '@/api'
import { NewPerson } from './new-person'
import { PersonRow } from './person-row'

const title = '人员和岗位'

/** 人员和岗位: accounts of the district, with their roles. */
export default function PeoplePage() {
  return (
    <Gate title={title} roles={['administrator']} whose="这里由系统管理办理">
      {() => <People />}
    </Gate>
  )
}

function People() {
  const [open, setOpen] = useState<string | null>(null)
  const toggle = (id: string) => setOpen(open === id ? null : id)
  const districts = useAsked('区划', 'districts', () => api.administration.districts.query())
  const district = districts.answer?.[0]
  return (
    <Register
      title={title}
      of="人员"
      hint="姓名、账号、手机号、拼音首字母"
      load={(text, after) => api.administration.people.query({ text, after })}
      add={district && open !== 'new' ? { word: '开账号', onTap: () => toggle('new') } : undefined}
      row={(person, changed) => (
        <PersonRow
          key={`${person.id} ${person.version}`}
          person={person}
          open={open === person.id}
          onToggle={() => toggle(person.id)}
          changed={changed}
        />
      )}
    >
      {(changed) =>
        district &&
        open === 'new' && (
          <View className="mt3">
            <NewPerson districtId={district.id} changed={changed} close={() => setOpen(null)} />
          </View>
        )
      }
    </Register>
  )
}
