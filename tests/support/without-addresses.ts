/** A letter without its links: their tokens and ids are drawn by lot, and may hold any short word by chance. @throws Error without a letter */
export function withoutAddresses(letter: string | null | undefined): string {
  if (!letter) throw new Error("There is no letter.");
  return letter.replace(/https?:\/\/[^\s"<>)\\]+/g, "");
}
