import { useT } from "~/web/i18n";
import type { Disposition } from "./disposition.rules";
import { FAILURES } from "./failures.rules";
import { HOLD_REASONS } from "./hold-reasons.rules";
import type { MarkerStanding } from "./markers.rules";
import { type ANSWERS, isMarker } from "./markers-known.rules";
import { isTest, TESTS } from "./tests-known.rules";

const ANSWER_WORDS = Object.values(TESTS).flat() as readonly string[];
const REASONS = [
  "held",
  "identity_failed",
  "out_of_specification",
  "origin_not_the_childs",
  "passage_limit",
  "deviation_rejected",
  "marker_positive",
  "test_pending",
  "markers_pending",
  "origin_unproven",
  "deviation_open",
  "assessment_pending",
  "biological_hazard",
  "retested",
] as const;
const ORIGINS = ["donor", "fetal", "maternal", "mixed"] as const;

const oneOf = <W extends string>(words: readonly W[], word: string): word is W => (words as readonly string[]).includes(word);

/** The laboratory's codes in the page's language; a code that has no words yet is shown as it is. */
export function useWords() {
  const { t } = useT();
  const test = (code: string) => (isTest(code) ? t(`laboratory.test_${code}`) : code);
  const marker = (code: string) => (isMarker(code) ? t(`laboratory.marker_${code}`) : code);
  const origin = (code: string) => (oneOf(ORIGINS, code) ? t(`laboratory.origin_${code}`) : code);
  return {
    test,
    marker,
    origin,
    answer: (word: string) => (ANSWER_WORDS.includes(word) ? t(`laboratory.answer_${word as "positive"}`) : word),
    result: (code: (typeof ANSWERS)[number]) => t(`laboratory.result_${code}`),
    standing: (code: MarkerStanding) => t(`laboratory.standing_${code}`),
    lotState: (code: Disposition) => t(`laboratory.lot_${code}`),
    hold: (code: string | null) => (code !== null && oneOf(HOLD_REASONS, code) ? t(`laboratory.hold_${code}`) : (code ?? "")),
    failure: (code: string) => (oneOf(FAILURES, code) ? t(`laboratory.failure_${code}`) : code),
    /** Why a disposition is recommended; `about` is a test, a marker or an origin. */
    reason: ({ code, about }: { code: string; about?: string }) =>
      oneOf(REASONS, code)
        ? t(`laboratory.reason_${code}`, { about: about === undefined ? "" : named(about, { test, marker, origin }) })
        : code,
  };
}

type Namer = (code: string) => string;
const named = (code: string, { test, marker, origin }: { test: Namer; marker: Namer; origin: Namer }) =>
  isTest(code) ? test(code) : isMarker(code) ? marker(code) : origin(code);
