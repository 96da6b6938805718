/** Whether an indicator says what it should measure (CU22, CU25–CU34). */
import { compare, isZero, parseDecimal } from '../decimals/decimal'
import { normaliseOperator } from '../indicators/operator'
import type { RuleSet } from '../rule-sets/rule-set'
import type { Notes } from './finding'
import type { PublishedRow } from './form-shape'
import type { Measure } from './row-measure'
import { bareLevel } from './structure-checks'
import { templateIn } from './template-text'

const cost = /成本/
/** Cost indicators whose number is better when larger. */
const costGain = /达标|合规|节约|控制率|利用|效率|节省|降低|减少|及时|足额|发放率|执行率|支出率/
const satisfaction = /满意/
/** Things of which fewer are better, unless the name speaks of preventing or handling them. */
const harm =
  /事故|伤亡|死亡|上访|信访|投诉|传染病|疫情|发病|案件|火灾|成灾|受害率|违纪|违法|舆情|不合格|拖欠|超标/
const harmHandled =
  /处置|处理|办结|化解|查处|及时|知晓|培训|演练|覆盖|减少|下降|降低|防控|防治|排查|宣传|调查|监测|救治|管理|调解|救助|扶助|补助|慰问|帮扶|抚恤|优抚|率$/
/** Effects in words, which a percentage does not measure. */
const effect =
  /^(进一步|有效|不断|持续|显著|切实)?(促进|提升|提高|改善|增强|推动|推进|实现|维护|优化|减轻|带动|保障)/
const measured = /(率|比例|比重|占比|程度|[度数量额]|面积|人次|天数|幅度|水平|百分比)$/

export function checkTarget(row: PublishedRow, measure: Measure, rules: RuleSet, notes: Notes): void {
  tellTemplates(row, notes)
  tellDirection(row, measure, rules, notes)
  tellNumbersInName(row, measure, notes)
  tellWording(row, measure, notes)
  tellPlace(row, measure, notes)
}

/** CU22: template text in any cell. */
function tellTemplates({ actual, l3, label, path, reason, target }: PublishedRow, notes: Notes): void {
  const cells = { l3, target, actual, reason }
  for (const [name, text] of Object.entries(cells)) {
    const left = text === null ? null : templateIn(text)
    if (left !== null)
      notes.block('CU22', `${path}.${name}`, `${label}：“${left}”是模板里的文字，没有改掉，请填写实际内容`)
  }
}

/** CU25: the operator goes against what the indicator is about. */
function tellDirection(
  { l1, l2, l3, label, path }: PublishedRow,
  measure: Measure,
  rules: RuleSet,
  notes: Notes,
): void {
  if (measure.kind !== 'number') return
  const { given, operator, unit, value } = measure
  const level = `${l1 ?? ''}${l2 ?? ''}`
  const name = l3 ?? ''
  const field = `${path}.op`
  const upwards = operator === '≥' || operator === '＞'
  const downwards = operator === '≤' || operator === '＜'
  if (cost.test(level) && !costGain.test(name) && upwards)
    notes.warn('CU25', field, `${label}：成本指标用了“${operator}”，花得越多得分越高，方向可能反了`)
  else if (satisfaction.test(`${level}${name}`) && downwards)
    notes.warn('CU25', field, `${label}：满意度指标用了“${operator}”，方向可能反了`)
  else if (bareLevel(l2) === '数量' && downwards && !harm.test(name) && !/控制|限|不超/.test(name))
    notes.warn('CU25', field, `${label}：产出数量用了“${operator}”，做得越少得分越高，方向可能反了`)
  else if (harm.test(name) && !harmHandled.test(name) && !downwards && !isZero(value) && unit !== '%')
    notes.warn(
      'CU25',
      field,
      `${label}：${given ? `用了“${operator}”` : '没有运算符号'}，数量越多得分越高，这项似应越少越好`,
    )
  if (/^(年内)?(无|零|杜绝|不发生)|无.{1,12}发生$/.test(name) && !isZero(value) && unit !== '%')
    notes.warn('CU26', `${path}.target`, `${label}：名称说不发生，指标值却允许 ${value}${unit}，请统一`)
  if (
    satisfaction.test(`${level}${name}`) &&
    unit === '%' &&
    compare(value, rules.checkUp.satisfactionTargetFrom) >= 0
  )
    notes.warn('CU60', `${path}.target`, `${label}：满意度目标 ${value}% 几乎没有余地，请核对是否切合实际`)
  const written = /[(（]?\s*(>=|<=|≥|≤|＞|＜|>|<|不超过|不低于|不少于)\s*[\d*＊]/.exec(name)?.[1]
  const named = written === undefined ? null : normaliseOperator(written)
  if (given && named !== null && named !== operator)
    notes.warn('CU26', field, `${label}：名称里写“${written}”，运算符号是“${operator}”，请统一`)
}

/** CU26: a number in the name with the indicator's unit is the target, or should not stand there. */
function tellNumbersInName({ l3, label, path, target }: PublishedRow, measure: Measure, notes: Notes): void {
  if (l3 === null || target === null) return
  const numbers = [...l3.matchAll(/(\d[\d,.]*)\s*([一-鿿%/·]{1,6})/g)]
  const field = `${path}.target`
  if (measure.kind !== 'number') return
  if (measure.unit === '%' && numbers.length >= 3) {
    notes.warn(
      'CU26',
      field,
      `${label}：名称里有 ${numbers.length} 个数量，指标值却只写“${target}”，请一项一行`,
    )
    return
  }
  const unit = measure.unit
  if (unit === '' || unit === '%') return
  for (const [, digits = '', after = ''] of numbers) {
    const value = parseDecimal(digits)
    if (value === null || !(after.startsWith(unit) || (unit.startsWith(after) && after.length > 1))) continue
    if (compare(value, measure.value) !== 0) {
      notes.warn('CU26', field, `${label}：名称里写 ${digits}${unit}，指标值是“${target}”，请统一`)
      return
    }
  }
}

/** CU27, CU28: an effect in words with a percentage, a name that names nothing, a name against its unit. */
function tellWording({ l3, label, path }: PublishedRow, measure: Measure, notes: Notes): void {
  const field = `${path}.l3`
  if (l3 === null) {
    notes.block('CU28', field, `${label}：没有三级指标名称`)
    return
  }
  if (/名称缺失|^指标\d*$|^\d{4}年(全年|度)?$|^(其他|无|\/|-+)$/.test(l3)) {
    notes.warn('CU28', field, `${label}：这不是指标名称，请写明衡量什么`)
    return
  }
  if (/以.+为(采购)?原则$/.test(l3))
    notes.warn('CU28', field, `${label}：这是一句原则，不是指标，请写明衡量什么`)
  if (
    measure.kind === 'words' &&
    /(期|时间|周期|期限)$/.test(l3) &&
    !/[\d年月日季天]|[期时内前底长常]/.test(measure.text)
  )
    notes.warn('CU29', `${path}.target`, `${label}：名称问的是时间，指标值“${measure.text}”不是，请填写时间`)
  if (measure.kind !== 'number') return
  if (/人数$/.test(l3) && measure.unit === '人次')
    notes.warn('CU29', `${path}.unit`, `${label}：名称是人数，计量单位却是“人次”，请统一`)
  if (measure.unit === '%') {
    if ((effect.test(l3) && !measured.test(l3)) || /(情况|状况|效果|作用|影响)$/.test(l3))
      notes.warn('CU27', field, `${label}：名称说的是效果，指标值却是百分比，请改为定性，或写明是什么的比率`)
  } else if (
    /率$/.test(l3) &&
    /[人次个户家场份台套米亩吨件项]/.test(measure.unit) &&
    !measure.unit.includes('/')
  )
    notes.warn('CU29', `${path}.unit`, `${label}：名称是比率，计量单位却是“${measure.unit}”，请统一`)
}

/** CU33, CU34: the level does not fit the matter. */
function tellPlace({ l1, l2, l3, label, path }: PublishedRow, measure: Measure, notes: Notes): void {
  const level1 = bareLevel(l1)
  const name = l3 ?? ''
  const field = `${path}.l2`
  const level2 = bareLevel(l2)
  if (satisfaction.test(name) && !satisfaction.test(`${level1}${level2}`))
    notes.warn('CU33', field, `${label}：满意度写在“${l2 ?? l1}”里，应放在满意度指标`)
  else if (level2 === '数量' && /(支出|执行|支付)率$/.test(name))
    notes.warn('CU33', field, `${label}：资金支出进度不是产出数量`)
  else if (level2 === '质量' && measure.kind === 'number' && /^万?元/.test(measure.unit))
    notes.warn('CU33', field, `${label}：金额标准写在质量指标里，应放在成本指标`)
  else if (level2 === '时效' && measure.kind === 'number' && /^次/.test(measure.unit))
    notes.warn('CU33', field, `${label}：频次不是时效`)
  else if (level2.startsWith('可持续') && measure.kind === 'date')
    notes.warn('CU33', field, `${label}：期限不是可持续影响`)
  else if (/^(社会|生态环境)成本$/.test(level2) && /提升|促进|增加|影响|改善/.test(name))
    notes.warn('CU33', field, `${label}：写的是效益，不是${level2}`)
  if (/无(经济|社会|生态)?效益/.test(name))
    notes.warn('CU34', `${path}.l3`, `${label}：名称说没有效益，不能作为效益指标得分`)
}
