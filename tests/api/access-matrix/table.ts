/**
 * Who gets which answer from every procedure (AC1–AC6), one line each.
 *
 *   own   done for what lies within the role's reach; anything beyond it looks absent
 *   seen  refused within the role's reach ("visible, but not yours to do"); beyond it absent
 *   ok    done, whichever place it is of
 *   no    refused, whichever place it is of
 *   –     absent, whichever place it is of
 *
 * `refused` and `absent` are the problems told; `untold` stands for lists, which leave out what they do not tell of,
 * `@ step` puts the filings of all places at that step first.
 * Whoever has not signed in gets `identity.session-ended`, but where the last column says otherwise.
 */
const table = `
procedure                          author head dept section division disclosure admin  refused                          absent                  nobody
sync.pull                          own    –    –    –       –        –          –      -                                untold
sync.lacking                       own    –    –    –       –        –          –      -                                filing.not-found
sync.diary                         own    –    –    –       –        –          –      -                                untold
sync.keepDiary                     own    –    –    –       –        –          –      -                                diary.not-found
sync.catalogue                     ok     ok   ok   ok      ok       ok         –      -                                untold
sync.begin                         own    –    –    –       –        –          –      -                                filing.not-to-begin
sync.issueCode                     own    –    –    –       –        –          –      -                                challenge.not-found
sync.push                          own    seen seen seen    seen     seen       –      filing.not-yours-to-report       filing.not-found

review.queue @ unit-head           –      own  –    –       –        –          –      -                                untold
review.queue @ department          –      –    own  –       –        –          –      -                                untold
review.queue @ section             –      –    –    own     –        –          –      -                                untold
review.queue @ division            –      –    –    –       own      –          –      -                                untold
review.queue @ final               –      –    –    –       –        own        –      -                                untold
review.forecast                    –      own  own  own     own      –          –      -                                untold
review.filing                      own    own  own  own     own      own        –      -                                filing.not-found
review.documentLink                own    own  own  own     own      own        –      -                                filing.not-found
review.approve @ unit-head         seen   own  seen seen    seen     seen       –      filing.not-with-you              filing.not-found
review.approve @ department        seen   seen own  seen    seen     seen       –      filing.not-with-you              filing.not-found
review.approve @ section           seen   seen seen own     seen     seen       –      filing.not-with-you              filing.not-found
review.approve @ division          seen   seen seen seen    own      seen       –      filing.not-with-you              filing.not-found
review.approveMany @ unit-head     seen   own  seen seen    seen     seen       –      filing.not-with-you              filing.not-found
review.refuse @ division           seen   seen seen seen    own      seen       –      filing.not-with-you              filing.not-found
review.return @ unit-head          seen   own  seen seen    seen     seen       –      filing.not-with-you              filing.not-found
review.return @ section            seen   seen seen own     seen     seen       –      filing.not-with-you              filing.not-found
review.taskPlans                   no     no   no   no      ok       no         no     task.not-yours-to-open           -
review.openTask                    no     no   no   no      ok       no         no     task.not-yours-to-open           -
review.judgeFinding                seen   own  own  own     own      seen       –      finding.not-yours-to-judge       filing.not-found
review.drawSample @ section        no     no   no   own     –        no         no     sample.not-yours-to-draw         sample.nothing-to-draw
review.drawSample @ division       no     no   no   –       own      no         no     sample.not-yours-to-draw         sample.nothing-to-draw
review.judgeChallenge              seen   own  own  own     own      seen       –      finding.not-yours-to-judge       filing.not-found
review.confirmPhoto @ final        seen   seen seen seen    seen     own        –      disclosure.not-yours-to-confirm  filing.not-found

board.coverage                     no     own  own  own     own      no         no     board.not-yours                  untold
board.filings                      no     own  own  own     own      no         no     board.not-yours                  untold
board.extend                       seen   seen seen seen    own      seen       –      filing.not-yours-to-extend       filing.not-found
board.excuse                       seen   seen seen seen    own      seen       –      filing.not-yours-to-extend       filing.not-found

disclosure.search                  ok     ok   ok   ok      ok       ok         ok     -                                -                       ok
disclosure.project                 ok     ok   ok   ok      ok       ok         ok     -                                -                       ok

notices.list                       own    –    –    –       –        –          –      -                                untold
notices.unread                     ok     ok   ok   ok      ok       ok         ok     -                                -
notices.read                       ok     ok   ok   ok      ok       ok         ok     -                                -
notices.readAll                    ok     ok   ok   ok      ok       ok         ok     -                                -
notices.messages                   ok     ok   ok   ok      ok       ok         ok     -                                -
notices.permit                     ok     ok   ok   ok      ok       ok         ok     -                                -

identity.ways                      ok     ok   ok   ok      ok       ok         ok     -                                -                       ok
identity.signIn                    ok     ok   ok   ok      ok       ok         ok     -                                -                       ok
identity.verifyCode                no     no   no   no      no       no         no     identity.step-ended              -                       no
identity.beginEnrolment            no     no   no   no      no       no         no     identity.step-ended              -                       no
identity.confirmEnrolment          no     no   no   no      no       no         no     identity.step-ended              -                       no
identity.chooseFirstPassword       no     no   no   no      no       no         no     identity.step-ended              -                       no
identity.changePassword            ok     ok   ok   ok      ok       ok         ok     -                                -
identity.signOut                   ok     ok   ok   ok      ok       ok         ok     -                                -
identity.me                        ok     ok   ok   ok      ok       ok         ok     -                                -
identity.signInByWeChat            no     no   no   no      no       no         no     wechat.not-configured            -                       no
identity.chooseAccount             no     no   no   no      no       no         no     wechat.not-configured            -                       no
identity.bindByPhone               no     no   no   no      no       no         no     wechat.not-configured            -                       no
identity.weChatBinding             ok     ok   ok   ok      ok       ok         ok     -                                -
identity.unbindWeChat              ok     ok   ok   ok      ok       ok         ok     -                                -

administration.ruleSets            no     no   no   no      no       no         ok     admin.not-yours                  -
administration.ruleSet             no     no   no   no      no       no         ok     admin.not-yours                  -
administration.compareRuleSets     no     no   no   no      no       no         ok     admin.not-yours                  -
administration.saveRuleSet         no     no   no   no      no       no         ok     admin.not-yours                  -
administration.activateRuleSet     no     no   no   no      no       no         ok     admin.not-yours                  -
administration.calendar            no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.saveWindow          no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.clearWindow         no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.saveDay             no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.districts           no     no   no   no      no       no         own    admin.not-yours                  untold
administration.sections            no     no   no   no      no       no         own    admin.not-yours                  untold
administration.saveSection         no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.units               no     no   no   no      no       no         own    admin.not-yours                  untold
administration.saveUnit            no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.people              no     no   no   no      no       no         own    admin.not-yours                  untold
administration.person              no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.addPerson           no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.changePerson        no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.resetPassword       no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.resetSecondFactor   no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.assignRole          no     no   no   no      no       no         own    admin.not-yours                  admin.not-found
administration.withdrawRole        no     no   no   no      no       no         own    admin.not-yours                  admin.not-found

POST /uploads                      own    –    –    –       –        –          –      -                                filing.not-found
HEAD /uploads/:id                  own    –    –    –       –        –          –      -                                upload.not-found
PATCH /uploads/:id                 own    –    –    –       –        –          –      -                                upload.not-found
POST /uploads/:id                  own    –    –    –       –        –          –      -                                upload.not-found
GET /documents/:file               own    own  own  own     own      own        –      -                                filing.not-found
POST /documents/:file/table        own    seen seen seen    seen     seen       –      filing.not-yours-to-report       filing.not-found
POST /registry/import              no     no   no   no      no       no         ok     admin.not-yours                  -
GET /registry/export               no     no   no   no      no       no         ok     admin.not-yours                  -
`

export const roles = [
  'author',
  'head',
  'department',
  'section',
  'division',
  'disclosure',
  'administrator',
] as const

/** Who calls: one person of each role at the home unit, and nobody in particular. */
export type Speaker = (typeof roles)[number] | 'nobody'
export const speakers: readonly Speaker[] = [...roles, 'nobody']

/** Where what is asked for lies, seen from the home unit. */
export const places = ['home', 'sibling', 'other department', 'county'] as const
export type PlaceName = (typeof places)[number]

/** AC1: how far each role reaches from the home unit. */
const reach: Readonly<Record<Speaker, readonly PlaceName[]>> = {
  author: ['home'],
  head: ['home'],
  department: ['home', 'sibling'],
  section: ['home', 'sibling'],
  division: ['home', 'sibling', 'other department'],
  disclosure: ['home', 'sibling', 'other department'],
  administrator: ['home', 'sibling', 'other department'],
  nobody: [],
}

export interface Line {
  /** As it stands in the table. */
  readonly title: string
  /** 'review.approve', or 'POST /uploads'. */
  readonly procedure: string
  /** Where the filings stand; null: as they are. */
  readonly step: string | null
  /** 'ok', or the code of the problem. */
  readonly answer: (speaker: Speaker, place: PlaceName) => string
}

export const lines: readonly Line[] = table
  .trim()
  .split('\n')
  .slice(1)
  .filter((text) => text.trim() !== '')
  .map(lineOf)

function lineOf(text: string): Line {
  const words = text.trim().split(/\s+/)
  const at = words.findIndex((word) => ['own', 'seen', 'ok', 'no', '–'].includes(word))
  const named = words.slice(0, at)
  const [procedure = '', step = null] = named.join(' ').split(' @ ')
  const cells = words.slice(at, at + roles.length)
  const [refused = '', absent = '', nobody = ''] = words.slice(at + roles.length)
  const told: Readonly<Record<string, (near: boolean) => string>> = {
    own: (near) => (near ? 'ok' : absent),
    seen: (near) => (near ? refused : absent),
    ok: () => 'ok',
    no: () => refused,
    '–': () => absent,
  }
  return {
    title: named.join(' '),
    procedure,
    step,
    answer(speaker, place) {
      if (speaker === 'nobody')
        return nobody === '' ? 'identity.session-ended' : (told[nobody]?.(false) ?? nobody)
      const cell = cells[roles.indexOf(speaker)] ?? ''
      const answer = told[cell]?.(reach[speaker].includes(place))
      if (answer === undefined) throw new Error(`“${cell}” in the line of ${procedure} means nothing`)
      return answer
    },
  }
}
