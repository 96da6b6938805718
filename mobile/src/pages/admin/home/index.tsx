import { View } from '@tarojs/components'
import { Gate } from '@/admin/gate'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { screens } from '@/platform/screens'

const title = '系统管理'

/** 系统管理: what an administrator looks after, each a page of its own. */
export default function AdministrationPage() {
  return (
    <Gate title={title} roles={['administrator']} whose="这里由系统管理办理">
      {() => (
        <Page title={title}>
          <View className="foot">只管本级区划的登记内容，看不到填报件。每次改动都记入审计记录。</View>
          <Row
            title="单位和科室"
            sub="登记、改名、调整归口、关闭"
            onTap={() => screens.go('/pages/admin/units/index')}
          />
          <Row
            title="人员和岗位"
            sub="开账号、分配岗位、重置密码、停用"
            onTap={() => screens.go('/pages/admin/people/index')}
          />
          <Row
            title="年度日历"
            sub="各环节的起止时间、调休和地方假日"
            onTap={() => screens.go('/pages/admin/calendar/index')}
          />
          <Row
            title="规则集"
            sub="各年度的阈值、期限和指标类型"
            onTap={() => screens.go('/pages/admin/rules/index')}
          />
          <Row
            title="导入导出"
            sub="单位、用户、项目、预算、支付和目标的 Excel 表"
            onTap={() => screens.go('/pages/admin/registry/index')}
          />
        </Page>
      )}
    </Gate>
  )
}
