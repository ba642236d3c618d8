import { describe, expect, test } from "vitest";
import { EnquiryActPage } from "~/bank/enquiries/enquiry-act-page";
import { EvidenceFields } from "~/bank/enquiries/evidence-fields";
import { TASK_KINDS, taskAddress } from "~/bank/enquiries/task-address.rules";
import { TaskPane } from "~/bank/enquiries/task-pane";
import { useTaskWords } from "~/bank/enquiries/task-words";
import { TransferFields } from "~/bank/enquiries/transfer-fields";
import { LOCALES } from "~/web/formats";
import { addressesOf, answered, choicesOf, fieldOf, linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const task = (kind: string, changes: object = {}) => ({
  ...{ id: "t1", kind, subjectId: "s1", caseId: "c1", donorId: "d1", duty: "coordinator", dueAt: null, openedAt: "2026-11-20T08:00:00Z" },
  ...{ data: {} as unknown },
  ...changes,
});

describe("a task beside its list", () => {
  const I18N = ["tasks"];

  test("says since when it is open, whose it is, and leads first to where it is done", () => {
    const html = seen(<TaskPane task={task("dispatch_kit", { dueAt: "2026-11-21T08:00:00Z" })} />, I18N);
    expect(told(<TaskPane task={task("dispatch_kit")} />, I18N)).toContain("Coordinator");
    expect(addressesOf(html)).toEqual(["/staff/kits/s1/dispatch", "/staff/cases/c1", "/staff/tasks/t1"]);
    expect(linksOf(html)[0]?.[0].length).toBeGreaterThan(3);
  });

  test("has a clock only where somebody waits by the clock", () => {
    const [timed, untimed] = [{ dueAt: "2026-11-21T08:00:00Z" }, {}].map((due) =>
      told(<TaskPane task={task("receive_donation", due)} />, I18N),
    );
    expect(timed).toContain("Due");
    expect(untimed).not.toContain("Due");
  });

  test("leads to no case where there is none", () => {
    const html = seen(<TaskPane task={task("enquiry_answer", { caseId: null, data: { tissue: "birth" } })} />, I18N);
    expect(addressesOf(html)).toEqual(["/staff/enquiries/s1", "/staff/tasks/t1"]);
  });

  test("can always be ticked off by hand, which is the last thing that it offers", () => {
    for (const kind of TASK_KINDS) expect(addressesOf(seen(<TaskPane task={task(kind)} />, I18N)).at(-1)).toBe("/staff/tasks/t1");
  });
});

/** What a task says and what its button says, as any list shows them. */
function Said({ of }: { of: { kind: string; data: unknown } }) {
  const { what, act } = useTaskWords()(of);
  return (
    <p>
      {what} | {act}
    </p>
  );
}
const said = (kind: string, data: unknown, locale: (typeof LOCALES)[number] = "en") =>
  told(<Said of={{ kind, data }} />, ["tasks"], locale);

describe("a task in words", () => {
  test.each(TASK_KINDS)("%s has a sentence and an act in every language, also when it knows nothing more", (kind) => {
    for (const data of [null, undefined, {}, { tissue: "birth", din: "A999926000001", number: "L-1", reason: "other", code: "storage" }]) {
      expect(slipsEverywhere(<Said of={{ kind, data }} />, ["tasks"])).toEqual([]);
      for (const locale of LOCALES) expect(said(kind, data, locale)).toMatch(/^.{4,} \| .{2,}$/);
    }
  });

  test("names the tissue in the reader's language", () => {
    expect(said("enquiry_answer", { tissue: "dental_pulp" })).toContain("dental pulp");
    expect(said("enquiry_answer", { tissue: "dental_pulp" }, "it")).toMatch(/dent/);
  });

  test("of a kind that nobody described still says that it needs a person, and leads to its case", () => {
    expect(said("unheard_of", {})).toBe("Something needs a person (unheard_of) | Look at it");
    expect(taskAddress(task("unheard_of"))).toBe("/staff/cases/c1");
  });

  test("says nothing of what it holds that is neither word nor number", () => {
    for (const kind of TASK_KINDS)
      expect(said(kind, { tissue: ["birth"], din: { a: 1 }, code: null })).not.toMatch(/\[object|null|undefined/);
  });
});

describe("the page of an act on an enquiry", () => {
  const page = (answer?: unknown) => (
    <EnquiryActPage
      enquiry={{ id: "e1", name: "سارة Ann" }}
      title="Close it"
      lead="For good."
      act="Close"
      formToken="token"
      answer={answer}
    />
  );

  test("leads back to the enquiry by the enquirer's name, which keeps its own direction", () => {
    const html = seen(page(), ["enquiries"]);
    expect(linksOf(html)).toContainEqual(["سارة Ann", "/staff/enquiries/e1"]);
    expect(standsAlone(html, "سارة Ann")).toBe(true);
  });

  test("posts to itself with its token, and says why when it is refused", () => {
    const html = seen(page({ refusal: { code: "wrong_state", data: {} }, typed: {}, problems: {} }), ["enquiries"]);
    expect(html).toMatch(/<form[^>]*method="post"/);
    expect(html).toContain('name="formToken"');
    expect(html).toContain('role="alert"');
  });
});

describe("an evidence card as it is typed", () => {
  const I18N = ["evidence", "public"];
  const fields = (answer?: unknown) => seen(answered(<EvidenceFields />, answer), I18N);

  test("asks each word three times, each in its language and direction", () => {
    const html = fields();
    for (const locale of LOCALES) {
      const written = new RegExp(
        `name="(claim|outcome|limitation|funding)_${locale}"[^>]* lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"`,
        "g",
      );
      expect(html.match(written)).toHaveLength(4);
    }
  });

  test("answers nothing beforehand: neither control group nor blinding nor design", () => {
    const html = fields();
    expect([choicesOf(html, "controlled").made, choicesOf(html, "blinded").made, fieldOf(html, "design").value]).toEqual([[], [], ""]);
  });

  test("keeps what was typed in each language, and says beside it what is wrong", () => {
    const html = fields({ problems: { claim_ar: "errors.too_long" }, typed: { claim_ar: "ادعاء", outcome_it: "Esito" } });
    expect(fieldOf(html, "claim_ar")).toMatchObject({ value: "ادعاء" });
    expect(fieldOf(html, "claim_ar").described.length).toBeGreaterThan(5);
    expect(fieldOf(html, "outcome_it").value).toBe("Esito");
  });

  test("has words in every language", () => expect(slipsEverywhere(answered(<EvidenceFields />, undefined), I18N)).toEqual([]));
});

describe("a case from another bank as it is typed", () => {
  const I18N = ["enquiries", "people"];
  const countries = [{ value: "DE", label: "Germany" }];
  const fields = (answer?: unknown) => answered(<TransferFields countries={countries} />, answer);

  test("has room for two guardians, neither of whom is needed", () => {
    const html = seen(fields(), I18N);
    for (const name of ["guardian1", "guardian2"]) expect(html).not.toMatch(new RegExp(`name="${name}"[^>]*required`));
    for (const name of ["coi", "donorGivenName", "donorFamilyName", "bornOn", "holderPersonId"])
      expect(html).toMatch(new RegExp(`<input(?=[^>]*name="${name}")(?=[^>]*required)`));
  });

  test("chooses neither tissue nor plan nor country beforehand", () => {
    const html = seen(fields(), I18N);
    expect([choicesOf(html, "tissue").made, choicesOf(html, "storagePlan").made, fieldOf(html, "country").value]).toEqual([[], [], ""]);
  });

  test("keeps a number that was typed wrong, from left to right in Arabic, with the sentence beside it", () => {
    const html = seen(fields({ problems: { coi: "enquiries.coi_wrong" }, typed: { coi: "CH12" } }), I18N, "ar");
    expect(fieldOf(html, "coi")).toMatchObject({ value: "CH12", direction: "ltr" });
    expect(fieldOf(html, "coi").described).not.toBe("");
  });

  test("has words in every language", () => expect(slipsEverywhere(fields(), I18N)).toEqual([]));
});
