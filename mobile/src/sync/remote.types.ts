import type { AppRouter } from '@server/api/app-router'
import type { inferRouterOutputs } from '@trpc/server'

/** Answers of the server as the phone reads them; types only, nothing of the server comes along. */
export type Pulled = inferRouterOutputs<AppRouter>['sync']['pull']
export type DiaryPage = inferRouterOutputs<AppRouter>['sync']['diary']
export type GatheringProject = DiaryPage['projects'][number]
export type OwnChallenge = DiaryPage['challenges'][number]
export type FilingView = Pulled['filings'][number]
