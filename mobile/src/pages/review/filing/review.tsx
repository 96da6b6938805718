import { filingKinds } from '@domain/kinds'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Banner } from '@/components/banner'
import { Finding } from '@/components/finding'
import { Page } from '@/components/page'
import { AnsweredForms } from '@/forms/answered-forms'
import { answeredOf, askedOf } from '@/forms/asked'
import { ResultView } from '@/forms/result-view'
import { useOnline } from '@/hooks/phone'
import { useShown } from '@/lists/use-shown'
import { askForMessages } from '@/notices/asking'
import { clock } from '@/platform/clock'
import { screens } from '@/platform/screens'
import { scrollToStart } from '@/platform/scroll-to-start'
import { neighbour } from '@/review/desk-keys'
import { absolute } from '@/review/desks'
import { type Filter, reviewModel, shownBy } from '@/review/model'
import type { OpenedFiling } from '@/review/opened'
import type { ReviewTable } from '@/review/reviewing'
import { decisionOf, emptyVerdict } from '@/review/verdicts'
import { AskedForm } from './asked-form'
import { Bar } from './bar'
import { Closing, closingAnchor } from './closing'
import { Entries, entryAnchor } from './entries'
import { Filters } from './filters'
import { Head } from './head'
import { KeysSheet } from './keys-sheet'
import { KeptWords, Notices } from './notices'
import { leaveTo, openNeighbour, QueuePane, type QueuePaneProps } from './queue-pane'
import { ReturnPanel } from './return-panel'
import { judgePhoto, showPhoto, submitAndLeave, weighDoubt } from './steps'
import { Unread } from './unread'
import { useDeskKeys } from './use-desk-keys'

const batch = 20

/** One filing on the desk, with its verdicts as they are made. */
export function Review({
  opened,
  table,
  beside = null,
}: {
  opened: OpenedFiling
  table: ReviewTable
  /** On a desktop: the queue that lies beside, and how another of it is opened. */
  beside?: QueuePaneProps | null | undefined
}) {
  const reading = opened.store.use()
  const state = table.store.use()
  const online = useOnline()
  const [filter, setFilter] = useState<Filter>('all')
  const [limit, setLimit] = useState(batch)
  const [help, setHelp] = useState(false)
  const { view } = reading
  const model = useMemo(() => view && reviewModel(view, filingKinds, absolute), [view])
  useShown(
    () => void opened.start(),
    () => void opened.refresh(),
  )
  useEffect(() => {
    if (view && model) void table.lay(view.id, view.revision, model.entries)
  }, [view, model, table])

  const deciding = view?.may.decide === true && state.draft !== null
  const { open } = state
  const last = useRef(open)
  useEffect(() => {
    // what opens comes to the top, for what closed above it moved everything
    if (last.current !== null && open !== last.current) {
      scrollToStart(open === null ? closingAnchor : entryAnchor(open))
    }
    last.current = open
  }, [open])

  const entries = model?.entries ?? []
  const entry = entries.find((candidate) => candidate.path === open)
  const chosen = shownBy(filter, entries)
  // a verdict may lead to an entry that the filter hides: then all are shown
  const shown = entry === undefined || chosen.includes(entry) ? chosen : entries
  const progress = table.progress()
  const done = deciding && progress.seen === progress.of
  const asked =
    deciding && view && state.draft ? askedOf(view, filingKinds, state.draft.answers ?? null) : null
  const paths = entries.map(({ path }) => path)
  const decision = decisionOf(state.draft ?? emptyVerdict(view?.id ?? '', view?.revision ?? 0), paths, asked)
  const submit = () => {
    if (table.progress().returned > 0) askForMessages('return')
    void submitAndLeave(table, opened, asked, () => leaveTo(beside))
  }
  const readHistory = () => screens.go(`/pages/review/history/index?id=${view?.id ?? ''}`)
  const showEntry = (step: 1 | -1) => {
    const next = neighbour(shown, entry, step)
    if (next !== null) table.toggle(next.path)
  }
  useDeskKeys(
    beside !== null,
    {
      ...{ deciding, open: entry !== undefined, panel: state.panel, help },
      ready: done && online && !state.busy && decision.outcome !== 'blocked',
    },
    {
      'next-filing': () => openNeighbour(beside, 1),
      'previous-filing': () => openNeighbour(beside, -1),
      'next-entry': () => showEntry(1),
      'previous-entry': () => showEntry(-1),
      pass: () => void table.pass(),
      return: table.openPanel,
      photo: () => {
        const photo = entry?.photos.find(({ current }) => current)
        if (photo) void showPhoto(photo.id, opened)
      },
      history: readHistory,
      submit,
      help: () => setHelp(!help),
      leave: table.closePanel,
    },
  )

  const pane = beside && <QueuePane {...beside} />
  if (view === null || model === null) {
    return <Unread opened={reading} again={() => void opened.refresh()} beside={pane} />
  }
  return (
    <Page
      title={`${view.title.replace(/^绩效/, '')}审核`}
      head={<Head view={view} model={model} />}
      beside={pane}
      bar={
        deciding && (
          <Bar
            state={state}
            progress={progress}
            open={entry ? (entry.number === '' ? entry.title : `第 ${entry.number} 项`) : null}
            online={online}
            keys={beside !== null}
            decision={decision}
            on={{
              pass: () => void table.pass(),
              openPanel: table.openPanel,
              closePanel: table.closePanel,
              return: () => void table.return(),
              submit,
              goOn: table.goOn,
            }}
          />
        )
      }
    >
      <Notices view={view} opened={reading} state={state} online={online} now={clock.wall()} />
      <Filters
        entries={model.entries}
        value={shown === chosen ? filter : 'all'}
        onChange={(chosen) => {
          setFilter(chosen)
          if (!shownBy(chosen, model.entries).some(({ path }) => path === open)) table.close()
        }}
        onHistory={readHistory}
        onKeys={beside ? () => setHelp(true) : undefined}
      />
      {model.form.result && <ResultView result={model.form.result} />}
      <AnsweredForms of={answeredOf(view, filingKinds)} />
      {model.gone.length > 0 && (
        <Banner sentence={`较第 ${model.since} 版删去了：${model.gone.join('、')}。`} />
      )}
      {model.findings.map((finding) => (
        <Finding key={finding.field} kind="疑点" sentence={`${finding.message}。请您判断。`} />
      ))}
      <Entries
        entries={shown}
        filter={filter}
        since={model.since}
        open={open}
        limit={limit}
        more={() => setLimit(limit + batch)}
        draft={deciding ? state.draft : null}
        toggle={table.toggle}
        show={(photoId) => void showPhoto(photoId, opened)}
        judge={
          view.may.confirmPhotos ? (photo, fit) => void judgePhoto(view.id, photo, fit, opened) : undefined
        }
        weigh={
          deciding
            ? (doubt, verdict, reason) => weighDoubt(view.id, doubt, verdict, reason, opened)
            : undefined
        }
        wide={beside !== null}
        panel={
          deciding && state.panel && entry ? (
            <ReturnPanel
              entry={entry}
              remark={table.remark()}
              missing={state.missing}
              write={(change) => void table.write(change)}
            />
          ) : null
        }
      />
      {done && open === null && asked && (
        <AskedForm asked={asked} change={(path, value) => void table.answer(asked.answers, path, value)} />
      )}
      {done && open === null && state.draft && (
        <Closing
          view={view}
          draft={state.draft}
          progress={progress}
          asked={asked}
          sendTo={(to) => void table.sendTo(to)}
          say={(opinion) => void table.say(opinion)}
        />
      )}
      {!deciding && state.draft && <KeptWords draft={state.draft} model={model} />}
      {help && <KeysSheet close={() => setHelp(false)} />}
    </Page>
  )
}
