export default definePageConfig({ navigationBarTitleText: '办理经过' })
