import type { ReactNode } from "react";

export type DrawingName = keyof typeof LINES;

/** Line drawings in one hand, in a field of 72: ink for the thing, the accent for what matters in it, a soft fill for what it holds. */
export function Drawing({ name, size = 72 }: { name: DrawingName; size?: number }) {
  return (
    <svg className="art evenline" width={size} height={size} viewBox="0 0 72 72" aria-hidden="true">
      {LINES[name]}
    </svg>
  );
}

const LINES = {
  talk: (
    <>
      <path className="soft" d="M14 20h32v22H26l-8 7v-7h-4z" />
      <path d="M12 16h34a3 3 0 013 3v20a3 3 0 01-3 3H28l-9 8v-8h-7a3 3 0 01-3-3V19a3 3 0 013-3z" />
      <path d="M18 25h22M18 32h14" className="hot" />
      <path d="M53 27h7a3 3 0 013 3v18a3 3 0 01-3 3h-3v7l-8-7H37" />
    </>
  ),
  paper: (
    <>
      <path className="soft" d="M18 14h30v46H18z" />
      <path d="M16 10h24l10 10v42H16zM40 10v10h10M23 28h20M23 35h20" />
      <path d="M22 52c4-6 7-6 7-2s4 3 6-1 4 2 8 1" className="hot" />
      <path d="M62 24l-12 24-4 3 0-5L58 22z" className="paperfill" />
    </>
  ),
  kit: (
    <>
      <path className="soft" d="M12 30h48v30H12z" />
      <path d="M10 27h52v34H10zM10 27l6-13h40l6 13M36 14v13M28 27v10h16V27" />
      <rect x="41" y="44" width="15" height="11" rx="1" className="paperfill" />
      <path d="M44 47v5M46.5 47v5M49 47v5M51 47v5M53.5 47v5" className="hot" />
    </>
  ),
  flask: (
    <>
      <path className="soft" d="M9 46h54v10a4 4 0 01-4 4H13a4 4 0 01-4-4z" />
      <path d="M8 34h34l10-8h8a3 3 0 013 3v27a4 4 0 01-4 4H12a4 4 0 01-4-4zM52 26l4-8 9 4-3 7M8 46h55" />
      <path d="M18 53c3-4 6 2 9-1M34 52c3-3 6 3 9 0M50 53c2-2 4 1 6-1" className="hot" />
    </>
  ),
  tank: (
    <>
      <path className="soft" d="M18 42h36v16c0 4-8 7-18 7s-18-3-18-7z" />
      <ellipse cx="36" cy="19" rx="20" ry="6" />
      <path d="M16 19v37c0 5 9 9 20 9s20-4 20-9V19M28 18v-6h16v6M32 12V8h8v4M23 66v3M49 66v3" />
      <path d="M16 40c0 4 9 7 20 7s20-3 20-7" className="hot" />
    </>
  ),
  shipper: (
    <>
      <path className="soft" d="M24 20h24v40H24z" />
      <path d="M22 18h28v38a4 4 0 01-4 4H26a4 4 0 01-4-4zM26 18v-5h20v5M18 26c-4 0-6 2-6 6v8c0 4 2 6 6 6h4M54 26c4 0 6 2 6 6v8c0 4-2 6-6 6h-4M27 60v4h18v-4" />
      <path d="M29 39l5 5 9-10" className="hot" />
    </>
  ),
  vial: (
    <>
      <path className="soft" d="M25 42h22v18a6 6 0 01-6 6H31a6 6 0 01-6-6z" />
      <rect x="23" y="6" width="26" height="12" rx="2.5" />
      <path d="M25 18v42a6 6 0 006 6h10a6 6 0 006-6V18M29 9v6M34 9v6M38 9v6M43 9v6" />
      <path d="M25 42h22" className="hot" />
      <rect x="29" y="25" width="14" height="12" rx="1" className="paperfill" />
    </>
  ),
  bone_marrow: (
    <>
      <path className="soft" d="M27 24c3 3 15 3 18 0v24c-3-3-15-3-18 0z" />
      <path d="M25 22c-5 1-10-2-10-7s5-8 9-5c1-5 8-6 12-2 4-4 11-3 12 2 4-3 9 0 9 5s-5 8-10 7v28c5-1 10 2 10 7s-5 8-9 5c-1 5-8 6-12 2-4 4-11 3-12-2-4 3-9 0-9-5s5-8 10-7z" />
      <path d="M31 30c2 2 3-1 5 1s3-1 5 1M31 37c2 2 3-1 5 1s3-1 5 1M31 44c2 2 3-1 5 1s3-1 5 1" className="hot" />
    </>
  ),
  adipose: (
    <>
      <path className="soft" d="M14 40c10-5 34-5 44 0v14c-10 6-34 6-44 0z" />
      <circle cx="22" cy="30" r="9" />
      <circle cx="39" cy="24" r="10.5" />
      <circle cx="54" cy="35" r="8" />
      <circle cx="31" cy="45" r="9.5" />
      <circle cx="48" cy="51" r="9" />
      <circle cx="16" cy="50" r="7" />
      <path d="M25 26a4 4 0 012 3M42 19a5 5 0 013 4M56 32a3 3 0 012 3M35 41a4 4 0 012 3M51 47a4 4 0 012 3" className="hot" />
    </>
  ),
  dental_pulp: (
    <>
      <path className="soft" d="M28 27c3-2 13-2 16 0 1 5-1 9-2 13l-2 12c-1 3-3 3-4-1-1 4-3 4-4 1l-2-12c-1-4-3-8-2-13z" />
      <path d="M17 20c2-9 12-9 19-5 7-4 17-4 19 5 2 8-3 13-4 20-1 8-1 21-6 22-5 0-4-14-9-14s-4 14-9 14c-5-1-5-14-6-22-1-7-6-12-4-20z" />
      <path d="M28 27c3-2 13-2 16 0M30 33c3 1 3 9 4 15M42 33c-3 1-3 9-4 15" className="hot" />
    </>
  ),
  birth: (
    <>
      <path className="soft" d="M30 12c12 0 20 7 20 16s-8 15-20 15-20-6-20-15 8-16 20-16z" />
      <path d="M30 9c14 0 24 8 24 19S44 46 30 46 6 39 6 28 16 9 30 9z" />
      <path
        d="M30 28l-8-8-8-1M22 20l-1-6M30 28l8-9 8-1M38 19l1-5M30 28l-12 2-6 4M18 30l-3 8M30 28l-2 9-6 4M28 37l4 5M30 28l11 3 7-2"
        className="faint"
      />
      <path
        d="M28 29c1 10 4 17 12 17 8 1 7-9 14-8 6 1 5 9 10 10M32 27c1 8 3 15 9 15 6 0 6-9 14-8 8 1 6 9 11 10M64 48l2-4"
        className="hot"
      />
      <path d="M34 36l4-2M38 43l2-4M46 44l-2-4M51 37l1 5M58 39l3-3" className="hot" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;
