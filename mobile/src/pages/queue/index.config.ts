export default definePageConfig({ navigationBarTitleText: '待审', enablePullDownRefresh: true })
