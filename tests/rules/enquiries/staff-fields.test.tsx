import { describe, expect, test } from "vitest";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { effectsOf } from "~/bank/consent/withdrawal.rules";
import { WithdrawalPreview } from "~/bank/consent/withdrawal-view";
import { DESIGNS } from "~/bank/enquiries/evidence.rules";
import { EvidenceFields } from "~/bank/enquiries/evidence-fields";
import { TASK_KINDS } from "~/bank/enquiries/task-address.rules";
import { TaskPane } from "~/bank/enquiries/task-pane";
import { TransferFields } from "~/bank/enquiries/transfer-fields";
import { DUTIES } from "~/bank/people/actor";
import { addressesOf, answered, choicesOf, fieldOf, linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const optionsOf = (html: string, name: string) => {
  const after = html.slice(html.search(new RegExp(`<select\\b[^>]*\\sname="${name}"`)));
  return [...(after.split("</select>")[0] ?? "").matchAll(/<option[^>]*\svalue="([^"]*)"/g)].map(([, value]) => value);
};

describe("a card of evidence as it is written", () => {
  const I18N = ["evidence", "public"];
  const fields = (answer?: unknown) => answered(<EvidenceFields />, answer);

  test("asks for claim, outcome, limitation and funding in each language, in that language's direction", () => {
    const html = seen(fields(), I18N);
    for (const locale of ["en", "it", "ar"])
      for (const name of ["claim", "outcome", "limitation", "funding"]) expect(fieldOf(html, `${name}_${locale}`).there).toBe(true);
    expect(html.match(/lang="ar" dir="rtl"/g)).toHaveLength(4);
    expect(html.match(/lang="(en|it)" dir="ltr"/g)).toHaveLength(8);
  });

  test("knows every design, and says of a study neither that it was controlled nor that it was blinded", () => {
    const html = seen(fields(), I18N);
    expect(optionsOf(html, "design")).toEqual(["", ...DESIGNS]);
    for (const name of ["controlled", "blinded"]) expect(choicesOf(html, name)).toEqual({ values: ["yes", "no"], made: [] });
  });

  test("may be about no tissue in particular", () => {
    expect(optionsOf(seen(fields(), I18N), "tissue")).toEqual(["", "bone_marrow", "adipose", "dental_pulp", "birth"]);
  });

  test("says beside the very sentence that it claims too much", () => {
    const html = seen(fields({ problems: { claim_it: "errors.required" }, typed: { claim_it: "Guarisce", claim_en: "Cells" } }), I18N);
    expect(fieldOf(html, "claim_it").value).toBe("Guarisce");
    expect(fieldOf(html, "claim_it").described.length).toBeGreaterThan(fieldOf(html, "claim_en").described.length);
  });

  test("has words in every language", () => expect(slipsEverywhere(fields(), I18N)).toEqual([]));
});

describe("a case that another bank hands over", () => {
  const I18N = ["people", "enquiries"];
  const countries = [{ value: "IT", label: "Italy" }];
  const fields = (answer?: unknown) => answered(<TransferFields countries={countries} />, answer);

  test("is asked for by its number, donor, tissue, plan and those who speak for the donor", () => {
    const html = seen(fields(), I18N);
    for (const name of ["coi", "donorGivenName", "donorFamilyName", "bornOn", "medicalNumber", "holderPersonId", "guardian1", "guardian2"])
      expect(fieldOf(html, name)).toMatchObject({ there: true, value: "" });
    expect(choicesOf(html, "tissue")).toEqual({ values: ["bone_marrow", "adipose", "dental_pulp", "birth"], made: [] });
    expect(choicesOf(html, "storagePlan")).toEqual({ values: ["yearly", "prepaid_20"], made: [] });
    for (const name of ["relation1", "relation2"]) expect(optionsOf(html, name)).toEqual(["", "mother", "father", "guardian"]);
  });

  test("requires the donor and the holder, not a guardian or a hospital's number", () => {
    const required = (name: string) =>
      new RegExp(`<(input|select)\\b[^>]*\\sname="${name}"[^>]*>`).exec(seen(fields(), I18N))?.[0].includes("required");
    for (const name of ["coi", "donorGivenName", "bornOn", "holderPersonId", "country"]) expect(required(name)).toBe(true);
    for (const name of ["guardian1", "guardian2", "medicalNumber"]) expect(required(name)).toBe(false);
  });

  test("keeps both guardians apart when the form comes back", () => {
    const html = seen(fields({ problems: {}, typed: { guardian1: "p1", relation1: "mother", relation2: "father" } }), I18N);
    expect([fieldOf(html, "guardian1").value, fieldOf(html, "guardian2").value]).toEqual(["p1", ""]);
    expect([fieldOf(html, "relation1").value, fieldOf(html, "relation2").value]).toEqual(["mother", "father"]);
  });

  test("has words in every language", () => expect(slipsEverywhere(fields(), I18N)).toEqual([]));
});

describe("a task beside its list", () => {
  const I18N = ["tasks"];
  const task = (changes: Partial<Parameters<typeof TaskPane>[0]["task"]> = {}) => (
    <TaskPane
      task={{
        ...{ id: "t1", kind: "lot_held", subjectId: "l1", caseId: "c1", donorId: "d1", duty: "quality", dueAt: null },
        ...{ openedAt: "2026-11-12T11:00:00Z", data: { number: "BM-26-0001-A", reason: "excursion" } },
        ...changes,
      }}
    />
  );

  test("leads first to where it is done, then to its case and to the page that ticks it off by hand", () => {
    expect(addressesOf(seen(task(), I18N))).toEqual(["/staff/lots/l1", "/staff/cases/c1", "/staff/tasks/t1"]);
    expect(addressesOf(seen(task({ caseId: null }), I18N))).toEqual(["/staff/lots/l1", "/staff/tasks/t1"]);
  });

  test("puts only the act itself forward", () => {
    expect(seen(task(), I18N).match(/btn primary/g)).toHaveLength(1);
  });

  test("says since when it is open and whose it is, and by when only if that was said", () => {
    const words = told(task(), I18N);
    expect(words).toContain("12 Nov 2026");
    expect(words).toContain("Quality");
    expect(told(task({ dueAt: "2026-11-20T11:00:00Z" }), I18N)).toContain("20 Nov 2026");
  });

  test("names what it is about", () => expect(told(task(), I18N)).toContain("BM-26-0001-A"));

  test.each(TASK_KINDS)("of the kind %s has its own sentence and act in every language", (kind) => {
    expect(slipsEverywhere(task({ kind, data: null }), I18N)).toEqual([]);
    expect(told(task({ kind }), I18N)).not.toContain(kind);
    expect(linksOf(seen(task({ kind }), I18N))[0]?.[0]).not.toBe("");
  });

  test("of each duty says whose it is, in every language", () => {
    for (const duty of DUTIES) expect(slipsEverywhere(task({ duty }), I18N)).toEqual([]);
    expect(new Set(DUTIES.map((duty) => told(task({ duty }), I18N))).size).toBe(DUTIES.length);
  });

  test("of a kind that nobody described is still shown, and leads to its case", () => {
    expect(addressesOf(seen(task({ kind: "water_plants" }), I18N))[0]).toBe("/staff/cases/c1");
    expect(told(task({ kind: "water_plants" }), I18N)).toContain("water_plants");
  });
});

describe("what taking an answer back brings about", () => {
  const I18N = ["consent"];
  const preview = (effects: ReturnType<typeof effectsOf>, answer?: unknown) => (
    <WithdrawalPreview effects={effects} keep="/family/consents/c1" formToken="token" answer={answer} />
  );

  test("is said before it is confirmed, one line an effect", () => {
    expect(seen(preview(["no_release", "coordinator_calls"]), I18N).match(/<li>/g)).toHaveLength(2);
    expect(seen(preview([]), I18N)).not.toContain("<li>");
    expect(told(preview([]), I18N)).not.toBe(told(preview(["photos_stop"]), I18N));
  });

  test("is confirmed by hand, without a reason, and can be left alone", () => {
    const html = seen(preview(["no_release"]), I18N);
    expect(choicesOf(html, "confirmed").made).toEqual([]);
    expect(html).not.toMatch(/<textarea|name="reason"/);
    expect(addressesOf(html)).toEqual(["/family/consents/c1"]);
  });

  test("has words in every language, whatever is taken back and wherever the cells are", () => {
    const states = ["consented", "processing", "stored", "released"];
    const all = CLAUSES.flatMap(({ code, required }) => states.flatMap((state) => effectsOf(code, required, state)));
    for (const effect of new Set(all)) expect(slipsEverywhere(preview([effect]), I18N)).toEqual([]);
  });
});
