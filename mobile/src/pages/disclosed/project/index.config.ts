export default definePageConfig({ navigationBarTitleText: '项目结果' })
