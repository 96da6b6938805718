export default definePageConfig({ navigationBarTitleText: '监控审核' })
