import { hasEnded } from '@domain/filings/chain'
import { filingKinds } from '@domain/kinds'
import { ActionBar } from '@/components/action-bar'
import { Banner } from '@/components/banner'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { AnsweredForms } from '@/forms/answered-forms'
import { answeredOf } from '@/forms/asked'
import { declaredForm } from '@/forms/declared'
import { FormView } from '@/forms/form-view'
import type { Hand } from '@/forms/hand'
import { screens } from '@/platform/screens'
import type { FilingView, Workspace } from '@/sync/workspace.types'
import { slotsOf } from '../slots'
import { usePhotoUrls } from '../use-photo-urls'

export interface ReadOnlyProps {
  title: string
  workspace: Workspace
  filing: FilingView
}

const NO_HAND: Hand = { onChange: () => {} }

/** What was handed in, as it was handed in: on its way from this phone, with the reviewers, or settled. */
export function ReadOnly({ title, workspace, filing }: ReadOnlyProps) {
  const entry = workspace.entries().find((one) => one.filingId === filing.id && one.state !== 'delivered')
  const version =
    entry?.push ?? filing.revisions.find((revision) => revision.number === filing.revision) ?? null
  const urls = usePhotoUrls(workspace, filing, version?.evidence ?? [])
  const form = version && declaredForm(filing, version)
  return (
    <Page
      title={title}
      bar={
        entry && (
          <ActionBar
            status={{ main: '已提交，存在本机' }}
            primary={{ word: '看进度', onTap: () => screens.tab('/pages/outbox/index') }}
          />
        )
      }
    >
      {!entry && (
        <Banner
          sentence={
            hasEnded(filing.at)
              ? `这份表${filing.whereabouts}，只能查看。`
              : `这份表在${filing.whereabouts}审核，只能查看。`
          }
        />
      )}
      <AnsweredForms of={answeredOf(filing, filingKinds)} />
      {form ? (
        <FormView form={form} hand={NO_HAND} slots={slotsOf(version?.evidence ?? [], urls)} readOnly />
      ) : (
        <Empty title="还没有提交过内容" text="有内容以后，这里可以查看。" />
      )}
    </Page>
  )
}
