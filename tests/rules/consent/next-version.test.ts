import { describe, expect, test } from "vitest";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { nextVersionForm } from "~/bank/consent/next-version.server";
import { PublishForm } from "~/bank/consent/texts.operations.server";

const clauses = [
  { code: "storage", required: true },
  { code: "research", required: false },
];
const form = nextVersionForm({ text: { tissue: "adipose", locale: "it" }, clauses, nextVersion: 4 });
const sent = (changes: Record<string, string | undefined> = {}) => ({
  ...{ title: "Consenso", heading_storage: "H1", plain_storage: "P1", full_storage: "F1" },
  ...{ heading_research: "H2", plain_research: "P2", full_research: "F2" },
  ...changes,
});
const problems = (changes: Record<string, string | undefined>) =>
  form.safeParse(sent(changes)).error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("the page of a next version", () => {
  test("keeps tissue, language and the clauses' order and weight; only the words are new", () => {
    expect(form.parse(sent())).toEqual({
      ...{ tissue: "adipose", locale: "it", version: 4, title: "Consenso", legallyReviewed: false },
      clauses: [
        { code: "storage", required: true, heading: "H1", plain: "P1", fullText: "F1" },
        { code: "research", required: false, heading: "H2", plain: "P2", fullText: "F2" },
      ],
    });
  });

  test("is reviewed by a lawyer only when somebody says so", () => {
    expect(form.parse(sent({ legallyReviewed: "yes" })).legallyReviewed).toBe(true);
    expect(problems({ legallyReviewed: "perhaps" })).toMatchObject([["legallyReviewed", expect.any(String)]]);
  });

  test.each(["title", "heading_storage", "plain_storage", "full_research"])("does not leave %s empty", (name) => {
    expect(problems({ [name]: "  " })).toEqual([[name, "consent.text_needed"]]);
    expect(problems({ [name]: undefined })?.map(([path]) => path)).toEqual([name]);
  });

  test("takes the lines of a text as they are, and turns no direction around", () => {
    const words = form.parse(sent({ full_storage: "Uno.\r\nDue.\u202e" }));
    expect(words.clauses[0]?.fullText).toBe("Uno.\nDue.");
  });

  test("cannot smuggle in a clause that the version before did not have", () => {
    expect(form.parse({ ...sent(), heading_gift: "H", plain_gift: "P", full_gift: "F" }).clauses).toHaveLength(2);
  });
});

describe("a text to be published", () => {
  const text = {
    ...{ tissue: "birth", locale: "ar", version: "2", title: " T " },
    clauses: CLAUSES.map(({ code, required }) => ({ code, required, heading: "H", plain: "P", fullText: "F" })),
  };

  test("is no lawyer's until one has read it, and takes its number from the page as text", () => {
    expect(PublishForm.parse(text)).toMatchObject({ version: 2, title: "T", legallyReviewed: false });
  });

  test.each([
    ["version", "0"],
    ["version", "1.5"],
    ["tissue", "blood"],
    ["locale", "fr"],
    ["title", " "],
    ["title", "x".repeat(201)],
  ])("is refused with %s = %j", (name, value) => {
    expect(PublishForm.safeParse({ ...text, [name]: value }).error?.issues.map(({ path }) => path[0])).toEqual([name]);
  });
});
