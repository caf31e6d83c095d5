/** The part of tesseract.js that picks the build for this processor. It comes without types. */
declare module 'tesseract.js/src/worker-script/node/getCore.js' {
  export interface TesseractApi {
    /** 0 when it is done. */
    Init(dataPath: null, language: string, engine: number): number
    SetVariable(name: string, value: string): boolean
    /** Reads the file `/input`. Orientation as EXIF has it, angle in radians; 1 when it is no picture. */
    SetImageFile(orientation: number, angle: number): number
    SetRectangle(left: number, top: number, width: number, height: number): void
    AnalyseLayout(): unknown
    Recognize(monitor: null): number
    GetJSONText(): string
    Version(): string
  }
  export interface TesseractModule {
    readonly FS: { writeFile(path: string, data: Uint8Array): void }
    readonly TessBaseAPI: new () => TesseractApi
  }
  type TesseractCore = (options: Readonly<Record<string, unknown>>) => Promise<TesseractModule>
  const getCore: (
    engine: number,
    corePath: undefined,
    report: { progress(said: unknown): void },
  ) => Promise<TesseractCore>
  export { getCore as default }
}
