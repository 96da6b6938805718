/** Styles that only the web needs; web-styles.weapp.ts takes this place in the mini-program. */
import './styles/tab-bar.css'
import './styles/web.css'
