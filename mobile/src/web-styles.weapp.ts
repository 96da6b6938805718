/** WeChat draws its own frame; the tab bar imports its own styles. */
export {}
