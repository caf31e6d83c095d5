/** One word, or something with a sign or a digit that plain words have not. */
export const isHandle = (says: string): boolean => /^\S+$|[@\d_/\\]/u.test(says.trim())
