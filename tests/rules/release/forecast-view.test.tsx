import { describe, expect, test } from "vitest";
import { AskFields, ForecastFields } from "~/bank/release/ask-fields";
import { type ForecastInput, forecast as foresee } from "~/bank/release/forecast.rules";
import { ForecastView, type KeptForecast } from "~/bank/release/forecast-view";
import { LateNotices } from "~/bank/release/late-notices";
import { ReactionFacts, ReactionList } from "~/bank/release/reaction-facts";
import { DIN } from "~tests/support/examples/collection";
import { aForecast } from "~tests/support/examples/release";
import { answered, choicesOf, fieldOf, linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["release"];

/** What is foreseen of a lot of marrow; a test changes what it is about. */
function forecastOf(changes: Partial<ForecastInput>): KeptForecast {
  const from = new Date("2026-11-12T11:00:00Z");
  const stock = {
    usableVials: 4,
    cellsPerVial: 5e6,
    recovery: 0.8,
    attachment: 0.7,
    doublingTimeHours: 60,
    cumulativePdl: 5.2,
    passage: 2,
  };
  const asked = { doseCells: 1e8, cpdlMax: 15, passageMax: 5, from, neededBy: new Date("2026-12-20T12:00:00Z"), clear: true };
  const service = { formulationYield: 0.9, clinicRecovery: 0.75, qcCells: 1e7, qcHoldDays: 14, adminDays: 2, shipDays: 2 };
  const growth = { lagHoursPerPassage: 24, seedCellsPerCm2: 4000, confluentCellsPerCm2: 25_000 };
  const input = { ...stock, ...asked, ...changes };
  const found = foresee(input, { ...service, ...growth, spread: { doublingTimeHours: 0.2, recovery: 0.1, attachment: 0.15 } });
  return { ...found, inputs: { ...input, measured: true, reservePerSite: 1 } };
}

describe("a forecast", () => {
  const forecast = (changes: Partial<KeptForecast> = {}) => <ForecastView forecast={{ ...aForecast, ...changes }} plannedOn="2026-12-20" />;

  test.each([
    ["ready", "Yes, from stored vials", "The stored vials give the dose; it can be there by 20 Dec 2026 in 88 % of the computed runs."],
    ["expand", "Yes, if the cells are grown first", "In 88 % of the computed runs the grown dose arrives by 20 Dec 2026."],
    ["infeasible", "No, not as asked", "Only 88 % of the computed runs reach the dose by 20 Dec 2026 inside the limits."],
  ] as const)("that is %s answers first, with its share of the runs", (verdict, title, why) => {
    const words = told(forecast({ verdict }), I18N);
    expect(words.startsWith(title)).toBe(true);
    expect(words).toContain(why);
  });

  test.each(["cells", "pdl", "passage", "date", "clearance"] as const)("says in every language that %s limits it", (binding) => {
    expect(slipsEverywhere(forecast({ binding, verdict: "expand" }), I18N)).toEqual([]);
  });

  test("says what must be grown, and how far it ages the cells, only when something must", () => {
    const words = told(forecast({ verdict: "expand" }), I18N);
    expect(words).toContain("3.46 doublings in 2 passages");
    expect(words).toContain("12.3 of 20 doublings, P4 of P6");
    expect(told(forecast(), I18N)).not.toContain("To grow");
  });

  test("says whether the doubling time is this lot's own", () => {
    const inputs = aForecast.inputs;
    expect(told(forecast({ verdict: "expand" }), I18N)).toContain("38 h measured in this lot");
    expect(told(forecast({ verdict: "expand", inputs: { ...inputs, measured: false } }), I18N)).toContain("with a wide spread");
  });

  test("from no vials at all names no day and nothing to grow", () => {
    const none = forecastOf({ usableVials: 0 });
    const words = told(<ForecastView forecast={none} plannedOn="2026-12-20" />, I18N);
    expect(words).toContain("No, not as asked");
    expect(words).not.toMatch(/P10|To grow|∞|1970|Infinity/);
    expect(slipsEverywhere(<ForecastView forecast={none} plannedOn="2026-12-20" />, I18N)).toEqual([]);
  });

  test("gives a span of days, not one", () => {
    expect(told(forecast(), I18N)).toContain("1 Dec 2026 · 5 Dec 2026 · 12 Dec 2026 P10 · P50 · P90");
  });
});

describe("asking", () => {
  test("for a forecast sends nothing, and keeps dose and day", () => {
    const html = seen(<ForecastFields asked={{ doseCells: 50_000_000, plannedOn: "2026-12-20" }} />, I18N);
    expect(html).toContain('method="get"');
    expect(fieldOf(html, "doseCells").value).toBe("50000000");
    expect(fieldOf(html, "plannedOn").value).toBe("2026-12-20");
    expect(fieldOf(seen(<ForecastFields asked={{ doseCells: 0, plannedOn: "" }} />, I18N), "doseCells").value).toBe("");
  });

  const fields = (answer?: unknown) =>
    answered(<AskFields prescribers={[{ value: "p1", label: "Dr Sarti" }]} asked={{ doseCells: 5e7, plannedOn: "2026-12-20" }} />, answer);

  test("takes over dose and day that the forecast was shown for", () => {
    const html = seen(fields(), I18N);
    expect(fieldOf(html, "doseCells").value).toBe("50000000");
    expect(html).toContain("2026-12-20");
  });

  test("chooses nothing for the physician", () => {
    const html = seen(fields(), I18N);
    expect(choicesOf(html, "relationship")).toEqual({ values: ["autologous", "directed"], made: [] });
    expect(choicesOf(html, "route")).toEqual({ values: ["intravenous", "intrathecal", "local"], made: [] });
    for (const name of ["prescriberAccountId", "legalBasis"]) expect(fieldOf(html, name).value).toBe("");
  });

  test("keeps what was typed, and says beside each field what is wrong", () => {
    const problems = { route: "release.route_needed", patientWeightKg: "release.weight_needed" };
    const html = seen(
      fields({ problems, typed: { patientName: "لينا حداد", patientWeightKg: "sixty", legalBasis: "named_patient" } }),
      I18N,
    );
    expect(fieldOf(html, "patientName").value).toBe("لينا حداد");
    expect(fieldOf(html, "legalBasis").value).toBe("named_patient");
    expect(fieldOf(html, "patientWeightKg")).toMatchObject({ value: "sixty" });
    expect(fieldOf(html, "patientWeightKg").described).toContain("Enter the weight in kg.");
    expect(fieldOf(html, "route").described).toBe("Error: Choose the route.");
    expect(fieldOf(html, "patientName").described).not.toContain("Error");
  });

  test("has words in every language", () => expect(slipsEverywhere(fields(), I18N)).toEqual([]));
});

describe("a suspected reaction", () => {
  const reaction = {
    ...{ reporter: "Dr Sarti", grade: 3, serious: true, imputability: "NA" as const, description: "Fever", state: "suspected" as const },
    ...{ outcome: null, onsetAt: "2026-12-21T08:00:00Z", firstKnownAt: "2026-12-21T09:00:00Z", reportedAt: "2026-12-21T10:00:00Z" },
  };

  test("is told in full, as still looked into", () => {
    const words = told(<ReactionFacts reaction={reaction} />, I18N);
    expect(words).toContain("Being looked into");
    expect(words).toContain("Not assessable yet");
    expect(words).toContain("Is it serious? Yes");
    expect(words).not.toContain("Outcome");
  });

  test("keeps what was written alone", () => {
    const html = seen(<ReactionFacts reaction={reaction} />, I18N);
    for (const text of ["Dr Sarti", "Fever"]) expect(standsAlone(html, text)).toBe(true);
  });

  test.each(["complete_recovery", "minor_sequelae", "serious_sequelae", "death"] as const)("is closed with its outcome: %s", (outcome) => {
    const closed = <ReactionFacts reaction={{ ...reaction, state: "closed", outcome }} />;
    expect(told(closed, I18N)).toMatch(/Closed.*Outcome \S/);
    expect(slipsEverywhere(closed, I18N)).toEqual([]);
  });

  test("leads staff to it, and is only told to others", () => {
    const list = [{ ...reaction, id: "x1" }];
    expect(linksOf(seen(<ReactionList reactions={list} to={(id) => `/staff/reactions/${id}`} />, I18N))).toEqual([
      ["Grade 3, serious, reported 21 Dec 2026", "/staff/reactions/x1"],
    ]);
    expect(linksOf(seen(<ReactionList reactions={list} />, I18N))).toEqual([]);
    expect(told(<ReactionList reactions={[{ ...reaction, id: "x", serious: false }]} />, I18N)).not.toContain("serious");
    expect(told(<ReactionList reactions={[]} />, I18N)).toBe("");
  });
});

describe("what clinics should have told by now", () => {
  const late = { requestId: "r1", number: "RQ-26-019", clinic: "San Luca", courier: "Polar", etaAt: "2026-12-19T08:00:00Z" };
  const unended = {
    id: "v1",
    requestId: "r2",
    number: "RQ-26-020",
    din: DIN,
    division: "Aa",
    clinic: "San Luca",
    receivedAt: "2026-12-01T08:00:00Z",
  };

  test("is each late shipment and each vial without an end, with whom to call", () => {
    const html = seen(<LateNotices late={[late]} unended={[unended]} />, I18N);
    expect(linksOf(html).map(([, to]) => to)).toEqual(["/staff/releases/r1", "/staff/releases/r2"]);
    const words = told(<LateNotices late={[late]} unended={[unended]} />, I18N);
    expect(words).toContain("One shipment has not been confirmed");
    expect(words).toMatch(/RQ-26-019: expected at San Luca on 19 Dec 2026.*Call the clinic and Polar\./);
    expect(words).toContain(`RQ-26-020: ${DIN} Aa, with San Luca since 1 Dec 2026.`);
  });

  test("counts several, and is nothing when nothing is late", () => {
    const both = [late, { ...late, requestId: "r3" }];
    expect(told(<LateNotices late={both} unended={[]} />, I18N)).toContain("2 shipments have not been confirmed");
    expect(told(<LateNotices late={[]} unended={[]} />, I18N)).toBe("");
  });
});
