import type { Verdict } from "~/bank/certificates/verdict.rules";

export type Tone = "good" | "watch" | "stop";

export const TONES: Record<Verdict["answer"], Tone> = {
  authentic: "good",
  superseded: "watch",
  unreadable: "watch",
  revoked: "stop",
  altered: "stop",
  not_ours: "stop",
};

/** The large sign of an answer: seal, triangle, or octagon with a cross (altered, not ours) or a bar (revoked). */
export function AnswerGlyph({ answer, size = 64 }: { answer: Verdict["answer"]; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 64 64"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinejoin="round"
    >
      {DRAWN[TONES[answer]](answer)}
    </svg>
  );
}

const DRAWN: Record<Tone, (answer: Verdict["answer"]) => JSX.Element> = {
  good: () => (
    <>
      <circle cx="32" cy="32" r="29" />
      <circle cx="32" cy="32" r="24" strokeWidth="1" strokeDasharray="1.5 3" />
      <path d="M20.5 33l8 8 15.5-17" strokeWidth="3.5" strokeLinecap="round" />
    </>
  ),
  watch: () => (
    <>
      <path d="M32 5l28 50H4z" />
      <path d="M32 24v14" strokeWidth="3.5" strokeLinecap="round" />
      <circle cx="32" cy="46" r="1.5" fill="currentColor" />
    </>
  ),
  stop: (answer) => (
    <>
      <path d="M20 3h24l17 17v24L44 61H20L3 44V20z" />
      <path d={answer === "revoked" ? "M17 32h30" : "M22 22l20 20M42 22L22 42"} strokeWidth="4" strokeLinecap="round" />
    </>
  ),
};

/** The small sign before a checked line: disc with tick, triangle, octagon. */
export function CheckGlyph({ tone }: { tone: Tone }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
      {tone === "good" && <circle cx="8" cy="8" r="7.25" />}
      {tone === "watch" && <path d="M8 1.2l7.3 13.2H.7z" />}
      {tone === "stop" && <path d="M5 .8h6l4.2 4.2v6L11 15.2H5L.8 11V5z" />}
      <path d={MARKS[tone]} fill="none" stroke="var(--paper)" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

const MARKS: Record<Tone, string> = { good: "M4.6 8.3l2.3 2.3 4.5-4.9", watch: "M8 6.4v3.2M8 12v.1", stop: "M5 8h6" };
