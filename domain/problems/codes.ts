/** The registry of expected refusals: stable codes, each with the one sentence its reader sees. */

/** What kind of refusal it is; the transport maps it to its own status. */
export type ProblemNature =
  | 'unauthenticated' // sign in (again)
  | 'forbidden' // visible, but not yours to do
  | 'absent' // not there, or out of scope: both look the same (AC3)
  | 'refused' // the content breaks a rule
  | 'conflict' // someone was faster, or another version is current
  | 'limited' // too often; nothing was lost
  | 'busy' // try again later; nothing was lost

interface ProblemEntry {
  readonly nature: ProblemNature
  /** What happened, what is safe, what next. */
  readonly sentence: string
}

const problems = {
  'identity.wrong-password': {
    nature: 'unauthenticated',
    sentence: '账号或密码不对。本机的草稿和待同步内容都在，请核对后再登录。',
  },
  'identity.locked': {
    nature: 'unauthenticated',
    sentence: '连续输错密码，账号已暂时锁定。请过一会儿再试，或联系本单位管理员。',
  },
  'identity.session-ended': {
    nature: 'unauthenticated',
    sentence: '登录已过期。填报内容都在本机，重新登录后会自动继续送出。',
  },
  'identity.step-ended': {
    nature: 'unauthenticated',
    sentence: '这一步已办过，或超过了 15 分钟，没有登录。本机的草稿和待同步内容都在，请重新登录。',
  },
  'second-factor.wrong-code': {
    nature: 'refused',
    sentence:
      '动态口令不对，或刚刚用过，没有登录。本机内容都在，请等应用里换了新的 6 位数再填，或改用恢复码。',
  },
  'wechat.not-configured': {
    nature: 'refused',
    sentence: '这里没有开通微信登录。本机内容都在，请用账号和密码登录。',
  },
  'wechat.unavailable': {
    nature: 'busy',
    sentence: '微信暂时没有答复，没有任何改动。本机内容都在，请稍后再试，或用账号和密码登录。',
  },
  'wechat.code-invalid': {
    nature: 'refused',
    sentence: '这次微信授权已失效或已用过，没有任何改动。本机内容都在，请重新点一次微信登录。',
  },
  'wechat.ticket-invalid': {
    nature: 'refused',
    sentence: '这一步已办过，或超过了 5 分钟，没有任何改动。本机内容都在，请重新点一次微信登录。',
  },
  'wechat.phone-unknown': {
    nature: 'refused',
    sentence:
      '这个手机号没有登记在任何账号上，没有绑定。请联系本单位系统管理员登记手机号；有账号和密码的可以先用密码登录。',
  },
  'wechat.not-bound': {
    nature: 'forbidden',
    sentence: '这个账号没有绑定您的微信，没有登录。请重新点一次微信登录，或用账号和密码登录。',
  },
  'filing.not-found': {
    nature: 'absent',
    sentence: '没有找到这份填报件，可能已移交其他单位。本机内容保持不动，请联系绩效科核对。',
  },
  'filing.not-with-you': {
    nature: 'forbidden',
    sentence: '这份填报件现在不在您这一环节。没有任何改动，请刷新列表查看它办到了哪一步。',
  },
  'filing.to-be-read': {
    nature: 'refused',
    sentence: '这份填报件不是正常、有疑点或有照片要看，不能一起通过。没有任何改动，请打开逐项审核。',
  },
  'filing.own': {
    nature: 'forbidden',
    sentence: '不能审核自己填报的内容。请由本单位其他审核人办理，填报件原样保留。',
  },
  'filing.not-yours-to-report': {
    nature: 'forbidden',
    sentence: '只有本单位经办人可以填报。没有任何改动。',
  },
  'filing.moved': {
    nature: 'conflict',
    sentence:
      '这份填报件刚刚有了变化（有人先办理，或经办人交了新版本）。您的意见没有提交，请刷新后再看一遍。',
  },
  'filing.refused': {
    nature: 'refused',
    sentence: '填报内容有必须改正的地方，已逐项标出。内容都在本机，改好后再提交。',
  },
  'filing.late': {
    nature: 'refused',
    sentence: '已过本期填报截止时间。内容已完整保存在本机，请联系绩效科申请延期后再提交。',
  },
  'filing.in-review': {
    nature: 'refused',
    sentence: '上一版正在审核，现在不能再交新版本。内容已保存在本机，被退回后即可提交。',
  },
  'filing.not-open': {
    nature: 'refused',
    sentence: '这项任务还没有开放填报。内容已保存在本机，开放后再提交。',
  },
  'revision.outdated': {
    nature: 'conflict',
    sentence: '同一份填报件在别处已有新版本。您的内容完好地留在本机，请逐项对比后再提交。',
  },
  'revision.differs': {
    nature: 'refused',
    sentence: '同一编号已收到过不同的内容，这次没有接收。先前收到的版本不受影响，请从草稿重新提交。',
  },
  'evidence.missing': {
    nature: 'refused',
    sentence: '有照片还没有送到服务器。正文和照片都在本机，将继续自动补传。',
  },
  'evidence.differs': {
    nature: 'refused',
    sentence: '同一编号已登记过另一份材料。正文完好，请重新添加这份材料后再提交。',
  },
  'evidence.hash-mismatch': {
    nature: 'refused',
    sentence: '文件在传输中损坏，没有保存。原件还在本机，将自动重传。',
  },
  'evidence.too-large': {
    nature: 'refused',
    sentence: '文件超过大小上限，没有收下。原文件没有改动，请换一份较小的，或拆成几份。',
  },
  'evidence.unsupported': {
    nature: 'refused',
    sentence:
      '文件不是照片（JPEG、PNG、WebP）、PDF、xlsx、docx 或 OFD，没有收下。原文件没有改动，请换成其中一种。',
  },
  'evidence.empty': {
    nature: 'refused',
    sentence: '这个文件是空的，没有收下。原文件没有改动，请另选一份。',
  },
  'evidence.damaged': {
    nature: 'refused',
    sentence: '这个文件不完整或已损坏，没有收下。原文件没有改动，请重新导出或下载后再选。',
  },
  'evidence.protected': {
    nature: 'refused',
    sentence: '这个文件加了密码，审核人打不开，没有收下。原文件没有改动，请取消密码、另存一份后再选。',
  },
  'evidence.active': {
    nature: 'refused',
    sentence:
      '这个文件带有宏或脚本，没有收下。原文件没有改动，请另存为不带宏的 xlsx、docx，或导出 PDF 后再选。',
  },
  'evidence.bomb': {
    nature: 'refused',
    sentence: '这个文件展开后大得不正常，没有收下。原文件没有改动，请导出 PDF 后再选。',
  },
  'evidence.old-office': {
    nature: 'refused',
    sentence: '这是旧版 Office 文件，没有收下。原文件没有改动，请另存为 xlsx、docx 或 PDF 后再选。',
  },
  'evidence.heic': {
    nature: 'refused',
    sentence: '这张照片是 HEIC 格式，没有收下。原文件没有改动，请改成 JPEG 后再选。',
  },
  'evidence.type-differs': {
    nature: 'refused',
    sentence: '材料写明的类型和它的内容不一致，没有收下。正文完好，请重新添加这份材料后再提交。',
  },
  'evidence.no-space': {
    nature: 'busy',
    sentence: '服务器存储空间已满，这份文件没有收下。原件和已送到的部分都在，腾出空间后会自动接着送。',
  },
  'upload.not-found': {
    nature: 'absent',
    sentence: '上次没送完的部分服务器已不再保留。原件还在本机，将自动从头再送。',
  },
  'upload.elsewhere': {
    nature: 'conflict',
    sentence: '续传的位置与服务器已收到的不一致，这一段没有收下。原件还在本机，将自动从已收到处接着送。',
  },
  'diary.not-found': {
    nature: 'absent',
    sentence: '没有找到这个项目，可能已移交其他单位，这条日记没有收下。内容还在本机，请与本单位核对。',
  },
  'diary.differs': {
    nature: 'refused',
    sentence: '同一编号已收到过另一条日记，这次没有接收。先前收到的不受影响，本机的内容也在。',
  },
  'diary.no-such-indicator': {
    nature: 'refused',
    sentence: '批复的目标里没有这项指标，这条日记没有收下。内容还在本机，请换一项指标重新添加。',
  },
  'evidence.not-found': {
    nature: 'absent',
    sentence: '没有找到这份佐证材料，或链接已过期。请返回刷新后再打开。',
  },
  'sample.not-yours-to-draw': {
    nature: 'forbidden',
    sentence: '只有业务科室和绩效科可以抽查重拍。没有任何改动。',
  },
  'sample.nothing-to-draw': {
    nature: 'refused',
    sentence: '现在没有可抽的照片：等您审核的填报件里没有照片，或都抽过了。没有任何改动。',
  },
  'challenge.not-found': {
    nature: 'absent',
    sentence: '没有找到这次抽查重拍，可能已经结束。本机照片都在，请返回刷新。',
  },
  'challenge.answered': {
    nature: 'conflict',
    sentence: '这次抽查已经收到过重拍的照片，不用再拍。本机照片都在，请返回刷新。',
  },
  'challenge.unanswered': {
    nature: 'refused',
    sentence: '单位还没有交来重拍的照片，判断没有记下。请等照片到了再判断。',
  },
  'finding.not-yours-to-judge': {
    nature: 'forbidden',
    sentence: '只有审核人可以判断照片疑点。没有任何改动。',
  },
  'decision.differs': {
    nature: 'refused',
    sentence: '同一编号的审核意见已办理过，内容不同，这次没有接收。请刷新后重新办理。',
  },
  'decision.incomplete': {
    nature: 'refused',
    sentence: '退回要写明退回哪一项、原因和具体意见。您写的内容还在，请补全后再提交。',
  },
  'decision.unanswered': {
    nature: 'refused',
    sentence: '这一步要先填审核表再下结论，没有提交。您写的意见都在，请填好审核表；应用较旧的请先更新。',
  },
  'decision.refused': {
    nature: 'refused',
    sentence: '审核表有必须补填的地方，已逐项标出，没有提交。您填的内容都在，补好后再提交。',
  },
  'decision.not-allowed': {
    nature: 'refused',
    sentence: '审核表的结果不允许这样办理，没有提交。您填的内容都在，请按结果改选通过、退回或不予通过。',
  },
  'decision.opinion-missing': {
    nature: 'refused',
    sentence: '这个结论要写明审核意见（需要完善什么，或为什么不予通过），没有提交。请写好后再提交。',
  },
  'filing.not-to-begin': {
    nature: 'refused',
    sentence:
      '这个项目现在不能发起这种填报（没有批复目标、年度已结束，或不在适用范围），没有任何改动。请与绩效科核对。',
  },
  'task.not-yours-to-open': {
    nature: 'forbidden',
    sentence: '只有绩效科可以布置任务。没有任何改动。',
  },
  'disclosure.not-found': {
    nature: 'absent',
    sentence: '没有找到这个公开项目。可能网址有误，请回到公开首页按项目名称查找。',
  },
  'disclosure.not-yours-to-confirm': {
    nature: 'forbidden',
    sentence: '只有公开审核人可以确认照片公开。没有任何改动。',
  },
  'calendar.backwards': {
    nature: 'refused',
    sentence: '截止日早于开始日，没有保存。您填的还在，请核对两个日期。',
  },
  'calendar.no-window': {
    nature: 'refused',
    sentence:
      '年度日历里没有这个环节的时间，没有任何改动。请写明开始和截止日期，或联系系统管理员先设定日历。',
  },
  'board.not-yours': {
    nature: 'forbidden',
    sentence: '覆盖率由审核和管理岗位查看，您的岗位看不到。您的填报件在“待办”里。',
  },
  'filing.extension-range': {
    nature: 'refused',
    sentence: '延期要在 {from} 到 {to} 之间，没有改动。请另选一天。',
  },
  'filing.not-yours-to-extend': {
    nature: 'forbidden',
    sentence: '只有绩效科可以延期或免报。没有任何改动，请联系绩效科。',
  },
  'filing.handed-in': {
    nature: 'conflict',
    sentence: '这份填报件已经交过，不能免报。没有任何改动，请刷新后再看。',
  },
  'admin.not-yours': {
    nature: 'forbidden',
    sentence: '只有系统管理可以办这件事，没有任何改动。请联系本级系统管理员。',
  },
  'admin.not-found': {
    nature: 'absent',
    sentence: '没有找到要改的这一条，没有任何改动。请刷新列表后再找。',
  },
  'admin.stale': {
    nature: 'conflict',
    sentence: '这一条刚被别人改过，您的改动没有保存。您填的还在，请看过现在的内容后再改。',
  },
  'admin.differs': {
    nature: 'refused',
    sentence: '同一编号已登记过不同的内容，这次没有保存。请刷新列表后重新登记。',
  },
  'admin.taken': {
    nature: 'refused',
    sentence: '这个名称、编码或账号已经有了，没有保存。您填的还在，请换一个，或先查已有的那一条。',
  },
  'admin.unit-has-members': {
    nature: 'refused',
    sentence: '这个主管部门下还有没关闭的单位，没有任何改动。请先关闭这些单位，或把它们改到别的部门。',
  },
  'admin.place-invalid': {
    nature: 'refused',
    sentence: '所选的单位、部门或科室不在您管理的区划，或已关闭，没有任何改动。请重新选择。',
  },
  'admin.own-account': {
    nature: 'forbidden',
    sentence: '不能改自己的岗位，也不能停用自己。没有任何改动，请由另一位系统管理员办理。',
  },
  'admin.roles-exclusive': {
    nature: 'refused',
    sentence: '系统管理不能兼办业务岗位，没有任何改动。请先收回另一方的岗位，或另开一个账号。',
  },
  'admin.exists': {
    nature: 'refused',
    sentence: '已经有系统管理员了，没有开通新账号。请由在任的系统管理员在“系统管理”里开通。',
  },
  'password.too-short': {
    nature: 'refused',
    sentence: '密码太短，没有改动。请至少用 {least} 个字符，可以用一句只有您知道的话。',
  },
  'password.names-account': {
    nature: 'refused',
    sentence: '密码里含有账号名，太容易猜到，没有改动。请换一个。',
  },
  'password.common': {
    nature: 'refused',
    sentence: '这是很常见的密码，太容易猜到，没有改动。请换一个，可以用一句只有您知道的话。',
  },
  'password.wrong': {
    nature: 'refused',
    sentence: '现在的密码不对，没有改动。请核对后再试。',
  },
  'password.same': {
    nature: 'refused',
    sentence: '新密码和现在的一样，没有改动。请换一个。',
  },
  'document.no-table': {
    nature: 'absent',
    sentence: '这类填报件没有规定的表样，不能导出。填报内容都在，可在页面上查看。',
  },
  'document.no-revision': {
    nature: 'absent',
    sentence: '没有找到这一稿，没有导出。已上报的各稿都在，请刷新后再选。',
  },
  'document.template': {
    nature: 'refused',
    sentence: '“{title}”的模板有误，没有导出，填报内容都在。请管理员改好模板：{first}。',
  },
  'document.no-font': {
    nature: 'refused',
    sentence:
      '服务器上没有中文字体，不能生成 PDF，填报内容都在。请先导出 Word 或 Excel，并请管理员安装中文字体。',
  },
  'document.link-ended': {
    nature: 'absent',
    sentence: '没有找到这份文件，或链接已过期。填报内容都在，请返回页面再点一次导出。',
  },
  'document.too-large': {
    nature: 'refused',
    sentence: '文件超过 5 MB，没有读取，本机填报内容没有改动。请用导出的表填写后再导入。',
  },
  'document.unreadable': {
    nature: 'refused',
    sentence: '{refusal}。本机填报内容没有改动。',
  },
  'document.of-another': {
    nature: 'refused',
    sentence: '这份 Excel 是另一份填报件的表，没有读入，本机填报内容没有改动。请打开对应的填报件再导入。',
  },
  'registry.busy': {
    nature: 'conflict',
    sentence: '另一份文件正在导入，这一份没有收下，没有任何改动。请等它完成后再导入。',
  },
  'registry.too-large': {
    nature: 'refused',
    sentence: '文件超过 20 MB，没有导入，没有任何改动。请拆成几个文件再导入。',
  },
  'rules.invalid': {
    nature: 'refused',
    sentence: '规则里有填得不对的地方，已逐项标出，没有保存。您填的还在，改好后再存。',
  },
  'rules.of-the-city': {
    nature: 'forbidden',
    sentence: '规则集由市级系统管理设定，县区沿用。没有任何改动。',
  },
  'rules.none': {
    nature: 'refused',
    sentence: '这个年度还没有适用的绩效管理规则，没有任何改动。请联系绩效科先设定规则。',
  },
  'request.malformed': {
    nature: 'refused',
    sentence: '提交的内容格式不对，没有保存任何改动。内容还在本机，请更新到最新版本后再试。',
  },
  'request.too-many': {
    nature: 'limited',
    sentence: '这一步做得太频繁，这次没有办理，没有任何改动。本机内容都在，请 {wait}后再试。',
  },
  'rescue.unreadable': {
    nature: 'refused',
    sentence: '这不是绩效直报的救援文件，或文件已损坏，没有读取任何内容。本机内容不受影响，请换一份再选。',
  },
  'rescue.damaged': {
    nature: 'refused',
    sentence:
      '救援文件里的报告与清单对不上，可能被改动过，没有读取。本机内容不受影响，请用原来导出的那一份。',
  },
  'rescue.author-gone': {
    nature: 'refused',
    sentence: '填写这份内容的{name}已没有可用的账号，没有收下，没有任何改动。请本单位另行安排填报。',
  },
  'rescue.of-another': {
    nature: 'refused',
    sentence: '这份救援文件是{name}的，没有读取。请由本人登录后读取；本机内容不受影响。',
  },
  'app.outdated': {
    nature: 'refused',
    sentence: '这个版本的应用太旧，服务器不再收它送的内容。内容都在本机，请更新应用，随后会自动再送。',
  },
  'server.outdated': {
    nature: 'busy',
    sentence: '应用比服务器新，服务器还没有升级，暂时不收。内容都在本机，服务器升级后会自动再送。',
  },
  'server.busy': {
    nature: 'busy',
    sentence: '服务器繁忙，暂时没有收下。内容都在本机，稍后会自动再送。',
  },
} as const satisfies Record<string, ProblemEntry>

export type ProblemCode = keyof typeof problems

export function natureOf(code: ProblemCode): ProblemNature {
  return problems[code].nature
}

/** The sentence, with what stands in braces told by the details: '请至少用 12 个字符'. */
export function sentenceOf(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}): string {
  return problems[code].sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? '几'))
}

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.keys(problems).includes(code)
}
