/** TypeScript does not know this of a locale yet. */
type Locale = Intl.Locale & { getWeekInfo(): { readonly firstDay: number } }

/** As the system has it: 1 for Monday, to 7 for Sunday. */
export const FIRST_DAY_OF_WEEK = (new Intl.Locale(navigator.language) as Locale).getWeekInfo().firstDay
