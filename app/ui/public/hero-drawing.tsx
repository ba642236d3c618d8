import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";

/** The tank cut open, one vial lifted out, and what the portal knows about that vial: the front page's picture. */
export function HeroDrawing() {
  const { t, date, dir } = useT();
  const x = dir === "rtl" ? 498 : 366;
  const lines: [number, string, "what" | "value" | "waits"][] = [
    [286, t("public.hero_where"), "what"],
    [303, t("public.hero_where_value"), "value"],
    [328, t("public.hero_stored"), "what"],
    [345, date("2026-11-12"), "value"],
    [370, t("public.hero_usable"), "what"],
    [387, t("public.hero_usable_value"), "waits"],
  ];
  return (
    <svg className="art heroart" viewBox="0 0 520 500" role="img" aria-label={t("public.hero_drawing")} direction="ltr">
      <Tank />
      <LiftedVial />
      <path d="M401 190v36" className="hot" strokeDasharray="3 5" />
      <rect x="352" y="230" width="160" height="176" rx="6" className="surf" />
      <path d="M352 264h160" className="faint" />
      <g className="heroplate">
        <text x="366" y="252" className="code">
          A9999 26 000002
        </text>
        <rect x="488.5" y="241.5" width="13" height="14" />
        <text x="495" y="252.5" textAnchor="middle" className="code k">
          6
        </text>
        {lines.map(([y, words, look]) => (
          <text key={y} x={x} y={y} className={look} textAnchor={dir === "rtl" ? "end" : "start"}>
            {isolated(words)}
          </text>
        ))}
      </g>
    </svg>
  );
}

function Tank() {
  return (
    <>
      <ellipse className="soft" cx="190" cy="462" rx="168" ry="20" />
      <path className="soft" d="M66 300c0 22 56 40 124 40s124-18 124-40v110c0 22-56 40-124 40S66 432 66 410z" />
      <ellipse cx="190" cy="150" rx="140" ry="40" />
      <ellipse cx="190" cy="150" rx="118" ry="31" />
      <path d="M50 150v266c0 26 62 48 140 48s140-22 140-48V150" />
      <path d="M72 160v244c0 21 53 39 118 39s118-18 118-39V160" className="faint" />
      <path d="M66 300c0 22 56 40 124 40s124-18 124-40" className="hot" />
      <path
        className="faint"
        d="M112 176v232M112 408l36 10V186M148 418V190M232 188v230l36-10V178M112 222l36 10M112 268l36 10M112 314l36 10M112 360l36 10M268 222l-36 10M268 268l-36 10M268 314l-36 10M268 360l-36 10"
      />
      <path d="M176 178v-84M204 178v-84" />
      <rect x="160" y="178" width="60" height="196" className="paperfill" />
      <path d="M160 227h60M160 276h60M160 325h60" />
      <rect x="168" y="186" width="44" height="33" className="soft" />
      <path d="M168 197h44M168 208h44M179 186v33M190 186v33M201 186v33" className="faint" />
      <path d="M170 94h40v-10a20 20 0 00-40 0z" className="paperfill" />
      <path d="M84 446v26M296 446v26M190 464v14" />
      <path d="M40 110c6-8-4-14 2-22M340 110c6-8-4-14 2-22M262 92c6-8-4-14 2-22M112 92c6-8-4-14 2-22" className="faint" />
      <path d="M212 202C300 190 330 150 372 118" className="hot" strokeDasharray="3 5" />
    </>
  );
}

function LiftedVial() {
  return (
    <>
      <g transform="translate(366 34) scale(2.05)">
        <path className="soft" d="M6 44h22v24a6 6 0 01-6 6H12a6 6 0 01-6-6z" />
        <g strokeWidth=".75">
          <rect x="4.5" y="2" width="25" height="13" rx="2.5" className="paperfill" />
          <path d="M9.5 5v7M14.5 5v7M19.5 5v7M24.5 5v7" className="faint" />
          <path d="M6 15v53a6 6 0 006 6h10a6 6 0 006-6V15" />
          <path d="M6 44h22" className="hot" />
          <rect x="9.5" y="22" width="15" height="17" rx=".8" className="paperfill" />
        </g>
      </g>
      <path
        className="matrix"
        d="M390 84h3v3h-3zM396 84h3v3h-3zM390 90h6v3h-6zM399 87h3v3h-3zM390 96h3v3h-3zM396 93h6v3h-6zM399 99h3v3h-3zM393 99h3v3h-3z"
      />
      <path d="M406 85h8M406 91h8M406 97h6M390 107h24" className="faint" />
    </>
  );
}
