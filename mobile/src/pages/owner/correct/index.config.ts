export default definePageConfig({ navigationBarTitleText: '改正退回项' })
