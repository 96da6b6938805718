import { useState } from 'react'
import { Gate } from '@/admin/gate'
import { Register } from '@/admin/register'
import { useAsked } from '@/admin/use-asked'
import { api } from '@/api'
import { Group } from '@/components/group'
import { Row } from '@/components/row'
import { SectionForm } from './section-form'
import { UnitForm } from './unit-form'

const title = '单位和科室'

/** 单位和科室: the district's units, each with its department and section. */
export default function UnitsPage() {
  return (
    <Gate title={title} roles={['administrator']} whose="这里由系统管理办理">
      {() => <Units />}
    </Gate>
  )
}

function Units() {
  /** The id of what is open; 'new' and 'new-section' are forms for what is not there yet. */
  const [open, setOpen] = useState<string | null>(null)
  const toggle = (id: string) => setOpen(open === id ? null : id)
  const sections = useAsked('科室', 'sections', () => api.administration.sections.query())
  const districts = useAsked('区划', 'districts', () => api.administration.districts.query())
  const district = districts.answer?.[0]
  return (
    <Register
      title={title}
      of="单位"
      hint="单位名称、编码、拼音首字母"
      load={(text, after) => api.administration.units.query({ text, departmentsOnly: false, after })}
      add={district && { word: '登记单位', onTap: () => toggle('new') }}
      row={(unit, changed) => (
        <UnitForm
          key={`${unit.id} ${unit.version}`}
          unit={unit}
          districtId={unit.districtId}
          sections={sections.answer ?? []}
          open={open === unit.id}
          onToggle={() => toggle(unit.id)}
          changed={changed}
        />
      )}
    >
      {(changed) => (
        <>
          <Group word="业务科室" aside={`${sections.answer?.length ?? 0} 个`} />
          {sections.answer?.map((section) => (
            <SectionForm
              key={`${section.id} ${section.version}`}
              section={section}
              districtId={section.districtId}
              open={open === section.id}
              onToggle={() => toggle(section.id)}
              changed={sections.again}
            />
          ))}
          {district && <Row title="登记科室" onTap={() => toggle('new-section')} />}
          {district && open === 'new-section' && (
            <SectionForm
              section={null}
              districtId={district.id}
              open
              onToggle={() => setOpen(null)}
              changed={sections.again}
            />
          )}
          <Group word="预算单位" />
          {district && open === 'new' && (
            <UnitForm
              unit={null}
              districtId={district.id}
              sections={sections.answer ?? []}
              open
              onToggle={() => setOpen(null)}
              changed={changed}
            />
          )}
        </>
      )}
    </Register>
  )
}
