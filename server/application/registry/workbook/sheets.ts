/** The sheets that are exchanged (单位、用户、项目、预算、支付、目标): their headings, and how each cell is read. */

import { accumulationTitles } from '@domain/indicators/indicator'

export type CellForm =
  | 'text'
  | 'code'
  | 'amount'
  | 'day'
  | 'year'
  | 'source'
  | 'role'
  | 'object'
  | 'book'
  | 'newness'
  | 'accumulation'
  | 'degrees'
  | 'metres'

export interface SheetColumn {
  readonly key: string
  readonly title: string
  readonly form: CellForm
  readonly required: boolean
  readonly example: string
  readonly note?: string
}

export interface SheetKind {
  readonly name: string
  readonly columns: readonly SheetColumn[]
}

const column = (
  key: string,
  title: string,
  example: string,
  form: CellForm = 'text',
  note?: string,
): SheetColumn => ({ key, title, form, required: true, example, ...(note === undefined ? {} : { note }) })
const optional = (...given: Parameters<typeof column>): SheetColumn => ({
  ...column(...given),
  required: false,
})

const district = column('district', '区划', '赣州市')
const projectOf = [
  column('project', '项目名称', '残疾人康复救助', 'text', '与“项目”表里的名称一致'),
  column('unit', '单位', '市残联', 'text', '实施单位，与“单位”表里的名称一致'),
  district,
]
const yearAndSource = [
  column('fiscalYear', '年度', '2021', 'year'),
  column('source', '资金来源', '财政拨款', 'source', '财政拨款、上年结转、其他资金'),
]

export const sheetKinds: readonly SheetKind[] = [
  {
    name: '单位',
    columns: [
      optional('code', '单位编码', '001001', 'code', '按文本保存，开头的 0 不会丢'),
      column('name', '单位名称', '市残联'),
      district,
      optional('department', '主管部门', '', 'text', '本身就是主管部门的，留空'),
      optional('section', '业务科室', '社保科'),
    ],
  },
  {
    name: '用户',
    columns: [
      column('username', '账号', 'zhangsan', 'code'),
      column('name', '姓名', '张三'),
      optional('password', '初始密码', '', 'code', '新账号必填，至少 8 位；已有账号留空，密码不变'),
      optional('phone', '手机号', '', 'code'),
      column('role', '岗位', '单位经办', 'role', '一人多岗的，每个岗位一行'),
      district,
      optional('unit', '单位', '市残联', 'text', '单位经办、单位负责人必填'),
      optional('department', '主管部门', '', 'text', '主管部门审核必填'),
      optional('section', '业务科室', '', 'text', '财政业务科室必填'),
    ],
  },
  {
    name: '项目',
    columns: [
      optional('code', '项目编码', '360700210000000000001', 'code', '按文本保存'),
      column('name', '项目名称', '残疾人康复救助'),
      column('unit', '单位', '市残联', 'text', '实施单位'),
      district,
      column('startYear', '开始年度', '2021', 'year'),
      column('endYear', '结束年度', '2021', 'year'),
      optional(
        'object',
        '评价对象',
        '项目支出',
        'object',
        '项目支出、部门整体支出、转移支付；留空为项目支出',
      ),
      optional('budgetBook', '预算类别', '一般公共预算', 'book', '四本预算之一；留空为一般公共预算'),
      optional('isNew', '项目属性', '延续', 'newness', '新增或延续；留空为延续'),
      optional(
        'siteLatitude',
        '项目点纬度',
        '25.831200',
        'degrees',
        'WGS-84 或天地图坐标，与经度一起填；不要填高德、腾讯的',
      ),
      optional('siteLongitude', '项目点经度', '114.933600', 'degrees', '同上'),
      optional('siteRadius', '项目点范围', '800', 'metres', '米；照片离得更远会提示审核人，不填按规则'),
      optional('origin', '来源说明', ''),
    ],
  },
  {
    name: '预算',
    columns: [
      ...projectOf,
      ...yearAndSource,
      column('initialWan', '年初预算', '1200', 'amount', '万元'),
      column('adjustedWan', '全年预算', '1120', 'amount', '万元，含年中调整'),
    ],
  },
  {
    name: '支付',
    columns: [
      ...projectOf,
      ...yearAndSource,
      column('paidOn', '支付日期', '2021-07-30', 'day'),
      column('amountWan', '金额', '132.4', 'amount', '万元，退回填负数'),
      column('voucher', '凭证号', '000123', 'code', '同一项目里不重复'),
    ],
  },
  {
    name: '指标库',
    columns: [
      optional('field', '行业领域', '通用', 'text', '留空为通用'),
      column('level1', '一级指标', '产出'),
      column('level2', '二级指标', '数量'),
      column('level3', '三级指标', '培训人次'),
      column('operator', '运算符号', '≥', 'text', '≥ ＞ ＝ ＜ ≤ 或 定性'),
      optional('unit', '计量单位', '人次'),
      column(
        'accumulation',
        '完成值取值方式',
        '全年累计',
        'accumulation',
        Object.values(accumulationTitles).join('、'),
      ),
      optional('basis', '指标值设定依据', '年度培训计划'),
      optional('evidence', '佐证资料', '签到表'),
    ],
  },
  {
    name: '目标',
    columns: [
      column('id', '目标编号', 'CL01', 'code', '同一个目标的各行相同'),
      ...projectOf,
      optional('department', '主管部门', '市残联'),
      column('year', '年度', '2021', 'year'),
      optional('amount', '项目金额', '', 'amount', '万元；已在“预算”表的，留空'),
      optional('annualGoal', '年度总体目标', '为 2150 名残疾人提供康复救助'),
      column('l1', '一级指标', '产出指标'),
      optional('l2', '二级指标', '数量指标'),
      column('l3', '三级指标', '救助人数', 'text', '一行一个指标'),
      optional('op', '运算符号', '≥', 'text', '≥ ＞ ＝ ＜ ≤ 或 定性'),
      optional('target', '指标值', '2150'),
      optional('measure', '计量单位', '人'),
      optional('weight', '分值', '20'),
    ],
  },
]

/** Rows whose first filled cell starts with this are examples, and are passed over. */
export const exampleMark = '例：'

/** The column in which a returned copy says what became of each row. */
export const resultTitle = '导入结果'
