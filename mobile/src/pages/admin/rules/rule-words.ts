/** Fields of a rule set in words. What stands here can be changed on the page; the rest by a file of the whole set. */
export const editable = [
  ['title', '名称'],
  ['veto.excellentBelowPercent', '执行率低于多少不得评优（%）'],
  ['veto.goodBelowPercent', '执行率低于多少不得评良（%）'],
  ['lights.execution.redBelow', '执行灯：低于多少为红（%）'],
  ['lights.execution.yellowBelow', '执行灯：低于多少为黄（%）'],
  ['lights.cumulative.redBelow', '累计指标：低于多少为红（%）'],
  ['lights.cumulative.yellowBelow', '累计指标：低于多少为黄（%）'],
  ['lights.rate.greenFrom', '比率指标：多少以上为绿（%）'],
  ['lights.rate.yellowFrom', '比率指标：多少以上为黄（%）'],
  ['evidence.maxPhotosPerFiling', '每份最多照片（张）'],
  ['evidence.requiredFromWeight', '分值多少以上要佐证'],
  ['evidence.siteDistanceMetres', '照片离现场多远要提示（米）'],
  ['disclosure.timelyWithinDays', '批复后多少天内公开'],
  ['monitoring.stageMonth', '监控报到几月'],
  ['monitoring.redRectificationDays', '红灯整改期限（日）'],
] as const

const words = new Map<string, string>([
  ...editable,
  ['fiscalYear', '适用年度'],
  ['hierarchy', '指标类型'],
  ['basis', '依据文件'],
  ['calendar', '年度环节'],
  ['notices', '到期提醒'],
  ['scoring', '计分'],
])

/** The field's own words, else those of the part it stands in with its place. */
export function fieldWords(field: string): string {
  const [part = ''] = field.split('.')
  return words.get(field) ?? `${words.get(part) ?? part}（${field}）`
}

/** 指标类型 as lines: '产出：数量、质量'. */
export function hierarchyLines(hierarchy: readonly { level1: string; level2: readonly string[] }[]): string {
  return hierarchy.map(({ level1, level2 }) => `${level1}：${level2.join('、')}`).join('\n')
}

export function hierarchyOf(lines: string): { level1: string; level2: string[] }[] {
  return lines
    .split('\n')
    .map((line) => line.split(/[：:]/))
    .filter(([level1]) => level1?.trim())
    .map(([level1 = '', level2 = '']) => ({
      level1: level1.trim(),
      level2: level2
        .split(/[、,，]/)
        .map((one) => one.trim())
        .filter(Boolean),
    }))
}
