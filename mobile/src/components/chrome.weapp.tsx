/** WeChat draws the title bar, and the tabs by custom-tab-bar: nothing to add. */
export const TopBar = (_: { title: string; first: boolean }) => null

export const BottomTabs = () => null
