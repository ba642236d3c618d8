/** The families of the demo bank, by the name of their button, first those of domain.md 12 in its order, then those whose cases are under way. What each shows is `people.story_<name>`. */
export const STORIES = [
  "marco",
  "aisha",
  "tom-parent",
  "elena",
  "david",
  "noa-parent",
  "priya",
  "jonas",
  "ng",
  "sara",
  "kenji",
  "greta",
  "conti",
  "ferri",
  "galli",
  "rossi",
] as const;
export type Story = (typeof STORIES)[number];

/** The key of a story's sentence; none for a name that no story knows. */
export function storyKey(demoName: string) {
  const story = STORIES.find((name) => name === demoName);
  return story === undefined ? undefined : (`people.story_${story.replace("-", "_") as Underscored<Story>}` as const);
}

type Underscored<Name extends string> = Name extends `${infer Head}-${infer Tail}` ? `${Head}_${Tail}` : Name;
