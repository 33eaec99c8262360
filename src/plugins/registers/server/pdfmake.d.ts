/** The part of pdfmake 0.3 that is used here; it brings no types of its own. */
declare module 'pdfmake' {
  type Fonts = Record<string, { normal: string; bold: string }>;
  const pdfmake: {
    setFonts(fonts: Fonts): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(document: object): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}
