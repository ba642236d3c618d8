import { describe, expect, test } from "vitest";
import { FreezeFields } from "~/bank/laboratory/freeze-fields";
import { MarkerTable } from "~/bank/laboratory/marker-table";
import { MarkersPage } from "~/bank/laboratory/markers-page";
import { QualityWork } from "~/bank/laboratory/quality-work";
import { ResultFields } from "~/bank/laboratory/result-fields";
import { RevisionFields } from "~/bank/laboratory/revision-fields";
import { DIN } from "~tests/support/examples/collection";
import { aMarkersPage, aTest, DAY, ZONE } from "~tests/support/examples/laboratory";
import { addressesOf, choicesOf, fieldOf, linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["laboratory"];
const here = "/staff/donations/d1/markers";
const page = (markers: object = {}, more: object = {}) => <MarkersPage {...aMarkersPage(markers, more)} />;
const sample = {
  ...{ id: "s1", takenAt: DAY(2), specimenOf: "mother", laboratory: "Laboratorio Est", laboratoryLicence: "LAB-7" },
  ...{ waiting: 0, mayApprove: false },
};

describe("a donor's markers", () => {
  test("say in words whether they are final", () => {
    expect(told(page(), I18N)).toContain("Not final yet");
    expect(told(page({ final: true }), I18N)).toContain("Final: every required marker has an approved answer");
  });

  test("say what a biological hazard means, only where there is one", () => {
    const words = told(page({ biohazard: true }), I18N);
    expect(words).toContain(
      "Vials live only in isolated tanks, every label says BIOLOGICAL HAZARD, and the cells are for the donor alone.",
    );
    expect(told(page(), I18N)).not.toContain("BIOLOGICAL HAZARD");
  });

  test("ask the medical director for an assessment until it is made", () => {
    expect(addressesOf(seen(page({ furtherAssessment: true }), I18N))).toContain(`${here}/assessment`);
    const others = page({ furtherAssessment: true }, { may: { enter: true, assess: false } });
    expect(told(others, I18N)).toContain("The medical director must assess this");
    expect(addressesOf(seen(others, I18N))).not.toContain(`${here}/assessment`);
    const done = page({ furtherAssessment: true, assessed: true });
    expect(told(done, I18N)).toContain("Assessed by the medical director");
    expect(addressesOf(seen(done, I18N))).not.toContain(`${here}/assessment`);
  });

  test("say whose blood counts", () => {
    const requirement = { specimenOf: "mother", daysBefore: 7, daysAfter: 7, markers: [] };
    expect(told(page({ requirement }), I18N)).toContain("Blood of the mother");
    expect(told(page(), I18N)).toContain("Blood of the donor");
  });

  test("have words in every language", () => {
    expect(slipsEverywhere(page({ biohazard: true, furtherAssessment: true }, { samples: [sample] }), I18N)).toEqual([]);
  });
});

describe("blood samples", () => {
  test("teach when there is none, and are recorded by whoever may enter", () => {
    expect(told(page(), I18N)).toContain("Record when and of whom blood was taken");
    expect(addressesOf(seen(page(), I18N))).toContain(`${here}/sample`);
    expect(addressesOf(seen(page({}, { may: { enter: false, assess: false } }), I18N))).not.toContain(`${here}/sample`);
  });

  test("name their laboratory standing alone, and whose blood it was", () => {
    const html = seen(page({}, { samples: [sample] }), I18N);
    expect(standsAlone(html, "Laboratorio Est")).toBe(true);
    expect(html).toContain("The mother’s");
  });

  test("are approved by another person than the one who entered", () => {
    const mine = seen(page({}, { samples: [{ ...sample, waiting: 2 }] }), I18N);
    expect(mine).toContain("waits for another person");
    expect(addressesOf(mine)).not.toContain(`${here}/s1/approval`);
    const other = seen(page({}, { samples: [{ ...sample, waiting: 2, mayApprove: true }] }), I18N);
    expect(linksOf(other)).toContainEqual(["Approve 2 results", `${here}/s1/approval`]);
  });
});

describe("the table of markers", () => {
  const result = {
    ...{ id: "x1", marker: "hbsag", method: "serology" as const, result: "reactive" as const, testedOn: "2026-10-05", takenAt: DAY(2) },
    ...{ specimenOf: "donor" as const, repeatOf: null, enteredBy: "a1", approvedBy: null },
  };
  const table = (standing: string, results = [result]) => (
    <MarkerTable standings={{ hbsag: standing } as never} required={["hbsag"]} results={results} names={{ a1: "Ada", a2: "Bo" }} />
  );

  test("keeps every result that was ever entered", () => {
    const words = told(table("negative", [result, { ...result, id: "x2", result: "negative" as never, approvedBy: "a2" as never }]), I18N);
    expect(words).toMatch(/Reactive .*not approved yet.*Negative .*Bo/);
  });

  test("says which marker is required", () => {
    expect(told(table("negative"), I18N)).toContain("HBsAg required");
    expect(told(<MarkerTable standings={{ cmv: "missing" }} required={[]} results={[]} names={{}} />, I18N)).toContain(
      "CMV not required not tested –",
    );
  });

  test.each(["negative", "positive", "unresolved", "unapproved", "out_of_window", "wrong_specimen", "missing"])(
    "says in every language that one is %s",
    (standing) => {
      expect(slipsEverywhere(table(standing), I18N)).toEqual([]);
    },
  );
});

describe("what waits for quality", () => {
  const lot = { id: "l1", number: "L-26-007", state: "hold" as const, holdReason: null, harvestedAt: DAY(3), frozenAt: DAY(4) };
  const nothing = { me: "a1", deviations: [], results: [], markers: [], dispose: [], held: [] };
  const deviation = { id: "v1", kind: "seal" as const, openedAt: DAY(2), lotNumber: null, din: DIN };

  test("is said to be nothing", () => expect(seen(<QualityWork {...nothing} />, I18N)).not.toContain("<table"));

  test("leads each to where it is decided: a donation's deviation, a lot's deviation, a disposition, an approval", () => {
    const html = seen(
      <QualityWork
        {...nothing}
        deviations={[deviation, { ...deviation, id: "v2", lotNumber: "L-26-007" }]}
        dispose={[lot]}
        results={[{ id: "l2", number: "L-26-008", count: 2, since: DAY(5), enteredBy: ["a1"] }]}
        markers={[{ sampleId: "s1", donationId: "d1", din: DIN, count: 1, since: DAY(6) }]}
        held={[lot]}
      />,
      I18N,
    );
    expect([...new Set(addressesOf(html))]).toEqual([
      ...["/staff/deviations/v1", "/staff/quality/deviations/v2", "/staff/lots/l1/disposition", "/staff/lots/l2/approval"],
      ...["/staff/donations/d1/markers/s1/approval", "/staff/lots/l1"],
    ]);
    expect(html).toContain("since ");
  });

  test("tells whoever entered results that another must approve them", () => {
    const results = [{ id: "l2", number: "L-26-008", count: 2, since: DAY(5), enteredBy: ["a1"] }];
    const mine = told(<QualityWork {...nothing} results={results} />, I18N);
    expect(mine.length).toBeGreaterThan(told(<QualityWork {...nothing} me="a9" results={results} />, I18N).length);
  });
});

describe("forms of the laboratory", () => {
  const form = { zone: ZONE, now: "2026-10-20T12:00", formToken: "t" };

  test("freezing shows how many cells are left, and proposes one vial each for tests and evidence", () => {
    const usual = { cryoprotectant: "DMSO 10 %", programme: "1 °C/min", freezerSerial: "CRF-1" };
    const lot = { kind: "bank" as const, cellsHarvested: 80_000_000, cellsTested: 5_000_000 };
    const freeze = (answer?: unknown) => <FreezeFields {...{ lot, usual, witnesses: [{ value: "a2", label: "Bo" }], answer, ...form }} />;
    const html = seen(freeze(), I18N);
    expect(told(freeze(), I18N)).toContain("75 million");
    expect(["dose", "reserve", "qc", "retain"].map((name) => fieldOf(html, name).value)).toEqual(["0", "0", "1", "1"]);
    const again = seen(freeze({ problems: {}, typed: { dose: "12", qc: "2", witnessId: "a2" } }), I18N);
    expect(fieldOf(again, "dose").value).toBe("12");
    expect(fieldOf(again, "qc").value).toBe("2");
    expect(fieldOf(again, "witnessId").value).toBe("a2");
    expect(slipsEverywhere(freeze(), I18N)).toEqual([]);
  });

  test("a reading of a test that has a result is a repeat of exactly that result", () => {
    const rows = [aTest(), aTest({ result: null, test: { ...aTest().test, id: "t2", test: "endotoxin" } })];
    const fields = <ResultFields rows={rows} zone={ZONE} formToken="t" answer={undefined} />;
    const html = seen(fields, I18N);
    expect(html).toContain('name="retest.t1" value="r1"');
    expect(html).not.toContain("retest.t2");
    expect(choicesOf(html, "status").made).toEqual(["final"]);
    expect(told(fields, I18N)).toContain("Another person approves what you enter.");
    expect(slipsEverywhere(fields, I18N)).toEqual([]);
  });

  test("a revision asks only for limits that are numbers, and begins with those in force", () => {
    const specification = { cpdlMax: 20, passageMax: 6, tests: [aTest().test] };
    const html = seen(<RevisionFields specification={specification} zone={ZONE} formToken="t" answer={undefined} />, I18N);
    expect(fieldOf(html, "cpdlMax").value).toBe("20");
    expect(fieldOf(html, "minimum.t1").value).toBe("80");
    expect(fieldOf(html, "maximum.t1").there).toBe(false);
  });
});
