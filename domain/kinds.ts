import { departmentEvaluation } from './department-evaluation/department-evaluation'
import { registry } from './filings/kind'
import { goal, goalAdjustment } from './goal-declaration/goal'
import { monitoring } from './monitoring/monitoring'
import { selfEvaluation } from './self-evaluation/self-evaluation'

/** Every kind of filing that the product knows: a new kind is one folder and one line here. */
export const filingKinds = registry([goal, goalAdjustment, monitoring, selfEvaluation, departmentEvaluation])
