/** Refusals of filings: handing in, deciding, drawing samples, rescuing. */
import type { ProblemEntry } from './problem-entry'

export const filingsProblems = {
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
  'decision.no-such-field': {
    nature: 'refused',
    sentence: '退回意见指的那一项不在这份表里，没有退回。您写的意见都在，请刷新后重新选择要退回的那一项。',
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
} as const satisfies Record<string, ProblemEntry>
