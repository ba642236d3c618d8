import { describe, expect, test } from "vitest";
import { Amount } from "~/ui/amount";
import { AnswerFirst } from "~/ui/answer-first";
import { BlockerList } from "~/ui/blocker-list";
import { classOf, LinkButton } from "~/ui/button";
import { Cells } from "~/ui/code";
import { DetailPane } from "~/ui/detail-pane";
import { Drawing } from "~/ui/drawings";
import { ErrorPage, errorTitle } from "~/ui/error-page";
import { ExceptionTable } from "~/ui/exception-table";
import { FileList } from "~/ui/file-list";
import { Hatch } from "~/ui/hatch";
import { KeyHint } from "~/ui/key-hint";
import { Crumbs, PageHead } from "~/ui/page-head";
import { Pagination } from "~/ui/pagination";
import { StageRibbon } from "~/ui/stage-ribbon";
import { colourOf, type State, StateShape, StateWord, StatusMark } from "~/ui/status-mark";
import { TabLinks } from "~/ui/tab-links";
import { UsableMeter } from "~/ui/usable-meter";
import { VialDrawing } from "~/ui/vial-drawing";
import { VialShelf } from "~/ui/vial-shelf";
import { addressesOf, linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const STATES: State[] = ["met", "waiting", "look", "stop", "know", "held", "notYet", "now"];

describe("a state", () => {
  test("has a shape that no other state has", () => {
    expect(new Set(STATES.map((state) => seen(<StateShape state={state} />, []))).size).toBe(STATES.length);
  });

  test("is red only where something stops, and green only where something is met", () => {
    expect(STATES.filter((state) => colourOf(state) === "stop")).toEqual(["stop"]);
    expect(STATES.filter((state) => colourOf(state) === "good")).toEqual(["met"]);
  });

  test("is heard as a word of its own in every language, while its shape is silent", () => {
    for (const state of STATES) {
      expect(slipsEverywhere(<StatusMark state={state} />, [])).toEqual([]);
      expect(seen(<StateShape state={state} />, [])).toContain('aria-hidden="true"');
    }
    for (const locale of ["en", "it", "ar"] as const)
      expect(new Set(STATES.map((state) => told(<StateWord state={state} />, [], locale))).size).toBe(STATES.length);
  });
});

describe("where one is", () => {
  test("is a way of links that ends with the present page", () => {
    const html = seen(<Crumbs crumbs={[{ label: "Laboratory", to: "/staff/laboratory" }, { label: "L-1" }]} />, []);
    expect(linksOf(html)).toEqual([["Laboratory", "/staff/laboratory"]]);
    expect(html).toContain('<span aria-current="page">L-1</span>');
  });

  test("is left out where there is no way", () => {
    expect(seen(<Crumbs crumbs={[]} />, [])).toBe("");
    expect(seen(<PageHead title="Today" />, [])).not.toMatch(/<nav|eyebrow|muted/);
  });

  test("has one heading a page", () =>
    expect(seen(<PageHead title="Today" eyebrow="RQ-1" lead="Two." />, []).match(/<h1/g)).toHaveLength(1));
});

describe("a list", () => {
  test("is turned forth and back only where there is more", () => {
    expect(seen(<Pagination />, [])).toBe("");
    expect(seen(<Pagination next="?after=1" />, [])).toMatch(/rel="next"/);
    expect(seen(<Pagination next="?after=1" />, [])).not.toMatch(/rel="prev"/);
    expect(addressesOf(seen(<Pagination previous="?a" next="?b" />, []))).toEqual(["/here?a", "/here?b"]);
  });

  test("has views with addresses, of which one is current, counted where that is known", () => {
    const tabs = [
      { label: "Open", to: "?", current: true, count: 1234 },
      { label: "Over", to: "?show=over" },
    ];
    const html = seen(<TabLinks tabs={tabs} />, []);
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
    expect(told(<TabLinks tabs={tabs} />, [])).toBe("Open 1,234 Over");
  });

  test("of exceptions marks the chosen row for those who hear it, and leads to what is next", () => {
    const row = { id: "a", state: "stop" as const, what: "Held", to: "?chosen=a", act: { label: "Decide", to: "/decide" } };
    const html = seen(<ExceptionTable rows={[row, { ...row, id: "b" }]} selectedId="b" />, []);
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
    expect(html.indexOf('aria-current="true"')).toBeGreaterThan(html.indexOf("data-row"));
    expect(addressesOf(html)).toContain("/decide");
  });

  test("of files opens each by its own address, and says what it is and of which kind", () => {
    const html = seen(<FileList files={[{ title: "Receipt", kind: "PDF", to: "/r.pdf" }]} />, []);
    expect(addressesOf(html)).toEqual(["/r.pdf"]);
    expect(html).toMatch(/aria-label="[^"]*Receipt[^"]*, PDF"/);
    expect(html).not.toContain("data-discover");
  });

  test("of blockers is not there when nothing blocks", () => {
    expect(seen(<BlockerList title="Blocks" blockers={[]} />, [])).toBe("");
    const words = told(<BlockerList title="Blocks" blockers={[{ text: "The licence ends", due: "13 Dec" }, { text: "A fee" }]} />, []);
    expect(words).toContain("The licence ends by 13 Dec");
  });
});

describe("an error", () => {
  test.each([
    [404, "errors.not_found_title"],
    [403, "errors.forbidden_title"],
    [405, "errors.invalid_title"],
    [409, "errors.refused_title"],
    [413, "errors.too_large_title"],
    [503, "errors.unavailable_title"],
    [500, "errors.fault_title"],
    [418, "errors.fault_title"],
  ])("%i has its title", (status, key) => expect(errorTitle(status)).toBe(key));

  test("has words in every language, with a reference to read out where there is one", () => {
    for (const status of [400, 403, 404, 409, 413, 422, 500, 503])
      expect(slipsEverywhere(<ErrorPage status={status} reference="a1b2" />, ["public"])).toEqual([]);
    expect(told(<ErrorPage status={500} reference="a1b2" />, ["public"])).toContain("a1b2");
  });

  test("is tried again only where trying again can help", () => {
    const again = (status: number) => seen(<ErrorPage status={status} />, ["public"]).includes('href="/here"');
    expect([403, 413, 500, 503].map(again)).toEqual([true, true, true, true]);
    expect([404, 409, 422].map(again)).toEqual([false, false, false]);
  });

  test("leads a stranger to the front page", () => expect(addressesOf(seen(<ErrorPage status={404} />, ["public"]))).toContain("/"));
});

describe("small parts", () => {
  test("a sum is exact to the cent and reads in its own direction", () => {
    expect(seen(<Amount amountMinor={123_45} currency="EUR" note="today" />, [])).toMatch(/<bdi>€123\.45<\/bdi>/);
    expect(told(<Amount amountMinor={1} currency="EUR" />, [])).toBe("€0.01");
  });

  test("cells are said in words first, and as a power of ten that never begins with ten", () => {
    expect(told(<Cells n={40_000_000} />, [])).toContain("(4.0 × 10 7 )");
    expect(told(<Cells n={9_990_000} />, [])).toContain("(1.0 × 10 7 )");
    expect(told(<Cells n={9_940_000} />, [])).toContain("(9.9 × 10 6 )");
    expect(told(<Cells n={999_999} />, [])).not.toContain("10");
  });

  test("an answer begins with what happened, what it means and what can be done, in this order", () => {
    const words = told(<AnswerFirst title="Stored" happened="One" means="Two" canDo="Three" />, []);
    expect(words.indexOf("One")).toBeLessThan(words.indexOf("Two"));
    expect(words.indexOf("Two")).toBeLessThan(words.indexOf("Three"));
  });

  test("a pane says what was chosen", () => expect(seen(<DetailPane title="L-1">facts</DetailPane>, [])).toMatch(/aria-label="[^"]*L-1/));

  test("keys stand each alone before what they do", () => {
    expect(told(<KeyHint keys={[{ keys: ["j", "k"], does: "walk rows" }]} />, [])).toBe("j k walk rows");
  });

  test("the hatch of what is held stands out of sight, where drawings find it", () => {
    expect(seen(<Hatch />, [])).toMatch(/aria-hidden="true".*id="hatch"/);
  });

  test("drawings are silent, and a vial that is gone is drawn otherwise than one that is full", () => {
    for (const name of ["kit", "tank", "paper", "flask", "shipper", "talk", "bone_marrow", "birth"] as const)
      expect(seen(<Drawing name={name} />, [])).toContain('aria-hidden="true"');
    const looks = (["full", "empty", "gone", "held"] as const).map((look) => seen(<VialDrawing look={look} />, []));
    expect(new Set(looks).size).toBe(4);
  });

  test("a shelf draws two dozen at most, and says how many there are", () => {
    const vials = Array.from({ length: 30 }, (_, at) => ({ label: `A${at}`, state: "stored" as const }));
    const html = seen(<VialShelf vials={vials} />, []);
    expect(html.match(/<li/g)).toHaveLength(24);
    expect(html).toMatch(/aria-label="[^"]*30/);
  });

  test("what is usable counts what is met, and nothing else", () => {
    const conditions = (["met", "waiting", "stop", "met"] as const).map((state) => ({ label: state, state }));
    expect(told(<UsableMeter title="Usable" conditions={conditions} />, [])).toContain("2 of 4");
    expect(slipsEverywhere(<UsableMeter title="Usable" conditions={[]} />, [])).toEqual([]);
  });

  test("a ribbon marks one stage as the present one, also when it stopped there", () => {
    const stages = (["done", "stop", "next"] as const).map((state) => ({ label: state, state }));
    expect(seen(<StageRibbon stages={stages} />, []).match(/aria-current="step"/g)).toHaveLength(1);
  });

  test("a button's look is its class, and a file is fetched by the browser itself", () => {
    expect([classOf(), classOf("primary"), classOf("danger", { big: true, whole: true })]).toEqual([
      "btn",
      "btn primary",
      "btn danger big whole",
    ]);
    expect(
      addressesOf(
        seen(
          <LinkButton to="/labels.pdf" download>
            Labels
          </LinkButton>,
          [],
        ),
      ),
    ).toEqual(["/labels.pdf"]);
  });
});
