interface Character {
  character: string;
}

/** Breaks characters into lines at blanks; a word wider than the line is cut where it must be. Blanks at the end of a line are left out. */
export function breakLines<C extends Character>(characters: readonly C[], width: number, widthOf: (some: readonly C[]) => number): C[][] {
  const lines: C[][] = [];
  let line: C[] = [];
  let used = 0;
  for (const word of wordsOf(characters)) {
    if (line.length > 0 && used + widthOf(trimmed(word)) > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    const { whole, rest } = cut(word, width, widthOf);
    lines.push(...whole);
    line = [...line, ...rest];
    used += widthOf(rest);
  }
  return [...lines, line].map(trimmed);
}

/** A word in pieces as wide as the line, and what is left of it. */
function cut<C extends Character>(word: readonly C[], width: number, widthOf: (some: readonly C[]) => number): { whole: C[][]; rest: C[] } {
  const whole: C[][] = [];
  let rest = [...word];
  while (rest.length > 1 && widthOf(trimmed(rest)) > width) {
    const end = rest.findIndex((_, index) => widthOf(rest.slice(0, index + 1)) > width);
    whole.push(rest.slice(0, Math.max(1, end)));
    rest = rest.slice(Math.max(1, end));
  }
  return { whole, rest };
}

/** Words, each with the blanks after it. */
function wordsOf<C extends Character>(characters: readonly C[]): C[][] {
  const words: C[][] = [];
  for (const [index, one] of characters.entries()) {
    const afterBlank = characters[index - 1]?.character === " " && one.character !== " ";
    if (words.length === 0 || afterBlank) words.push([]);
    words.at(-1)?.push(one);
  }
  return words;
}

function trimmed<C extends Character>(characters: readonly C[]): C[] {
  const last = characters.findLastIndex(({ character }) => character !== " ");
  return characters.slice(0, last + 1);
}
