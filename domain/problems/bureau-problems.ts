/** Refusals of the bureau’s desk: administration, rules, calendar, board, registers, disclosure. */
import type { ProblemEntry } from './problem-entry'

export const bureauProblems = {
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
  'admin.no-such-account': {
    nature: 'absent',
    sentence: '没有这个账号，没有任何改动。请核对账号名后再试。',
  },
  'admin.no-second-factor': {
    nature: 'refused',
    sentence: '这个账号没有绑定动态口令，没有任何改动。登录不了的，请看是不是密码不对或账号已停用。',
  },
  'admin.exists': {
    nature: 'refused',
    sentence: '已经有系统管理员了，没有开通新账号。请由在任的系统管理员在“系统管理”里开通。',
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
} as const satisfies Record<string, ProblemEntry>
