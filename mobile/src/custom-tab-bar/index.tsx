/** WeChat's custom tab bar: a native component of its own, with its own styles. */
import '../styles/tokens.css'
import '../styles/tab-bar.css'
import { TabBar } from '@/components/tab-bar'

export default TabBar
