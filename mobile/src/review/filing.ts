/** A filing as the server shows it to a reviewer. Types only: nothing of the server is in the bundle. */
import type { AppRouter } from '@server/api/app-router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<AppRouter>['review']
type Inputs = inferRouterInputs<AppRouter>['review']

export type FilingView = Outputs['filing']
export type FiledRevision = FilingView['revisions'][number]
export type FiledPicture = FilingView['evidence'][number]
export type GivenRemark = FilingView['remarks'][number]

export type Approval = Inputs['approve']
export type Return = Inputs['return']
export type Refusal = Inputs['refuse']

/** The revision with this number; a filing that nobody has handed in has none. */
export function revisionOf(view: FilingView, number: number): FiledRevision | undefined {
  return view.revisions.find((revision) => revision.number === number)
}

/** What was handed in before this revision, as compared with it. */
export function revisionBefore(view: FilingView, number: number): FiledRevision | undefined {
  return view.revisions
    .filter((revision) => revision.number < number)
    .reduce<FiledRevision | undefined>(
      (last, revision) => (last === undefined || revision.number > last.number ? revision : last),
      undefined,
    )
}
