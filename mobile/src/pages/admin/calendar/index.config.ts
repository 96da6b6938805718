export default definePageConfig({ navigationBarTitleText: '年度日历' })
