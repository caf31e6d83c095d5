export type Progress = (done: number, total: number, what: string) => void
