import type { Life } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";

/** The whole life of an evidence card: written, then published; a published card is what people have read, and stays. */
export const EVIDENCE_LIFE = { draft: { publish: "published" }, published: {} } as const satisfies Life;

export const DESIGNS = ["case_series", "uncontrolled_trial", "controlled_trial", "randomised_trial", "laboratory"] as const;
export type Design = (typeof DESIGNS)[number];

export interface Study {
  design: Design;
  controlled: boolean;
  blinded: boolean;
}

/** What a card says in one language; none of the four may be missing (rule 50). */
export interface EvidenceWords {
  claim: string;
  outcome: string;
  limitation: string;
  funding: string;
}

/** Words that only a randomised, controlled and blinded study can carry, in the three languages (product.md, "claim check"). */
const STRONG = [
  /\b(cures?|cured|curing|heals?|healed|proves?|proven|proved|guarantee[ds]?|breakthrough|miracle)\b/iu,
  /\b(guarisc\w*|guarit\w*|guarigion\w*|dimostra\w*|provat[oaie]|garanti\w*|miracol\w*)\b/iu,
  /(يشفي|تشفي|شفاء|شفى|أثبت|يثبت|تثبت|مثبت|مضمون|يضمن|معجزة)/u,
];
/** The same words said of what is not: "not proven", "non dimostra", "لا يثبت". */
const DENIED = /\b(not|no|never|cannot|non|né|mai)\s+(?:\p{L}+\s+)?$|(?:^|\s)(لا|لم|ليس|غير|لن)\s+$/iu;

/** The strong words of a sentence that its study's design does not carry; words that are denied do not count. */
export function claimsBeyond(study: Study, sentence: string): string[] {
  if (study.design === "randomised_trial" && study.controlled && study.blinded) return [];
  return STRONG.flatMap((words) =>
    [...sentence.matchAll(new RegExp(words, "giu"))].filter((found) => !DENIED.test(sentence.slice(0, found.index))).map(([word]) => word),
  );
}

/** @throws Refusal `claim_beyond_design` with the first word that goes too far */
export function refuseClaimsBeyond(study: Study, texts: readonly EvidenceWords[]): void {
  const words = texts.flatMap(({ claim, outcome }) => [...claimsBeyond(study, claim), ...claimsBeyond(study, outcome)]);
  refuseUnless(words.length === 0, "claim_beyond_design", { word: words[0] ?? "" });
}
