import { useState } from 'react'
import { Gate } from '@/admin/gate'
import { useAsked } from '@/admin/use-asked'
import { api } from '@/api'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Row } from '@/components/row'
import { Waiting } from '@/components/waiting'
import { RuleForm } from './rule-form'
import { Version } from './version'

const title = '规则集'

/** 规则集: the versions of each year, what each changes, and which one holds. */
export default function RulesPage() {
  return (
    <Gate title={title} roles={['administrator']} whose="这里由系统管理办理">
      {() => <Rules />}
    </Gate>
  )
}

function Rules() {
  const [open, setOpen] = useState<string | null>(null)
  const { answer, trouble, again } = useAsked(title, 'all', () => api.administration.ruleSets.query())
  const changed = () => {
    setOpen(null)
    again()
  }
  return (
    <Page title={title}>
      {trouble !== null && (
        <Retry of={title} again={again} reason={trouble.sentence} code={trouble.code ?? undefined} />
      )}
      {trouble === null && answer === null && <Waiting of={title} />}
      {answer !== null && (
        <>
          <Row
            title="起草新版本"
            sub="从现行规则改，存成新版本，启用后才生效"
            onTap={() => setOpen(open === 'new' ? null : 'new')}
          />
          {open === 'new' && <RuleForm sets={answer} saved={changed} />}
          {answer.map((entry, at) => (
            <Version
              key={entry.key}
              entry={entry}
              before={answer[at + 1]?.key ?? null}
              open={open === entry.key}
              onToggle={() => setOpen(open === entry.key ? null : entry.key)}
              changed={changed}
            />
          ))}
        </>
      )}
    </Page>
  )
}
