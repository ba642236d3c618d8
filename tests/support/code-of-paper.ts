/** The code that stands behind the square on a certificate's paper: the same text is a link in the file. */
export function codeOfPaper(paper: Uint8Array): string {
  const code = /\/verify#([\w-]+\.[\w-]+\.[\w-]+)/.exec(new TextDecoder("latin1").decode(paper))?.[1];
  if (code === undefined) throw new Error("The paper carries no code.");
  return code;
}
