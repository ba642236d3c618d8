/** A browser entry with everything it imports, as the text of one script and one style sheet (one-file.build.ts). */
declare module "*?one-file" {
  export const script: string;
  export const style: string;
}
