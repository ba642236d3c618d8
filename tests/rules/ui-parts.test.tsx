import { describe, expect, test } from "vitest";
import { Amount } from "~/ui/amount";
import { AnswerFirst } from "~/ui/answer-first";
import { BlockerList } from "~/ui/blocker-list";
import { Button, LinkButton } from "~/ui/button";
import { Cells, Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { DetailPane } from "~/ui/detail-pane";
import { DinPlate } from "~/ui/din-plate";
import { EmptyState } from "~/ui/empty-state";
import { ExceptionTable } from "~/ui/exception-table";
import { FileList } from "~/ui/file-list";
import { GateList } from "~/ui/gate-list";
import { KeyHint } from "~/ui/key-hint";
import { Notice, SavedLine } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { Pagination } from "~/ui/pagination";
import { StageRibbon } from "~/ui/stage-ribbon";
import { type State, StatusMark } from "~/ui/status-mark";
import { SummaryList } from "~/ui/summary-list";
import { TabLinks } from "~/ui/tab-links";
import { Timeline } from "~/ui/timeline";
import { TISSUE_SHAPES, TissueMark } from "~/ui/tissue-mark";
import { TissueName } from "~/ui/tissue-name";
import { UsableMeter } from "~/ui/usable-meter";
import { VialShelf } from "~/ui/vial-shelf";
import { rootWith, shown } from "./ui-stage";

const STATES: State[] = ["met", "waiting", "look", "stop", "know", "held", "notYet", "now"];

describe("colour is never alone", () => {
  test("each state has its own shape and a word", () => {
    const drawn = STATES.map((state) => shown(<StatusMark state={state} />));
    expect(new Set(drawn.map((html) => html.replace(/<span.*?>|<\/span>/g, "").replace(/[A-Z][a-z ]+$/, ""))).size).toBe(STATES.length);
    for (const html of drawn) expect(html.replace(/<[^>]+>/g, "").trim()).not.toBe("");
  });

  test("each tissue has its own letter and outline, and its name for those who hear it", () => {
    const shapes = Object.values(TISSUE_SHAPES);
    expect(new Set(shapes.map(({ letter }) => letter)).size).toBe(4);
    expect(new Set(shapes.map(({ outline }) => outline)).size).toBe(4);
    expect(shown(<TissueMark tissue="birth" />)).toContain('role="img" aria-label="Birth tissue"');
    expect(shown(<TissueMark tissue="birth" silent />)).toContain('aria-hidden="true"');
    const named = shown(<TissueName tissue="birth" />); // seen once and heard once
    expect(named.match(/Birth tissue/g)).toHaveLength(1);
    expect(named).toContain('aria-hidden="true"');
  });

  test("a gate says its state in words, and always why", () => {
    const html = shown(<GateList gates={[{ label: "Licence", state: "stop", evidence: "Ended 13 Nov 2026", whose: "You" }]} />);
    expect(html).toContain("Stop: ");
    expect(html).toContain("Ended 13 Nov 2026");
    expect(html).toContain('data-head="Whose turn"');
  });
});

describe("codes read from left to right in every language", () => {
  const arabic = rootWith({ locale: "ar" });

  test("a donation's number, grouped, with its check character in a box", () => {
    const html = shown(<DinPlate din="A999926000001" check="8" />, arabic);
    expect(html).toContain('<bdi class="din" dir="ltr">A9999 26 000001<b');
    expect(html).toContain(">8</b>");
  });

  test("a code, and a power of ten with a raised digit", () => {
    expect(shown(<Code>RQ-26-019</Code>, arabic)).toContain('dir="ltr">RQ-26-019</bdi>');
    expect(shown(<Cells n={4e7} />)).toMatch(/40 million .*4\.0.×.10<sup>7<\/sup>/);
    expect(shown(<Cells n={950} />)).toBe("950");
  });
});

describe("a table of rows", () => {
  const columns = [
    { key: "name", head: "Name", cell: (row: { id: string; cells: number }) => row.id },
    { key: "cells", head: "Cells", cell: (row: { id: string; cells: number }) => row.cells, end: true, phone: false },
  ];
  const rows = [
    { id: "Aa", cells: 5 },
    { id: "Ab", cells: 6 },
  ];

  test("has a caption, heads of columns and rows, and the column's name beside each value for phones", () => {
    const html = shown(
      <DataTable
        caption="Vials"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={(row) => `/vials/${row.id}`}
        selected="Ab"
      />,
    );
    expect(html).toContain("<caption");
    expect(html.match(/scope="col"/g)).toHaveLength(2);
    expect(html.match(/<th scope="row">/g)).toHaveLength(2);
    expect(html).toContain('data-head="Cells"');
    expect(html).toContain('href="/vials/Aa"');
    expect(html).toMatch(/class="sel" aria-current="true"/);
    expect(html).toContain("onlywide");
  });

  test("teaches when it is empty", () => {
    const empty = <EmptyState title="No vials yet">They appear on the day of freezing.</EmptyState>;
    const html = shown(<DataTable caption="Vials" columns={columns} rows={[]} rowKey={(row) => row.id} empty={empty} />);
    expect(html).toContain("No vials yet");
    expect(html).not.toContain("<table");
  });
});

test("a family's page says what happened, what it means and what can be done, in this order", () => {
  const html = shown(<AnswerFirst title="Stored" happened="A." means="B." canDo="C." acts={<LinkButton to="/x">Act</LinkButton>} />);
  const order = ["What happened", "A.", "What it means", "B.", "What you can do", "C.", "Act"].map((words) => html.indexOf(words));
  expect([...order].sort((a, b) => a - b)).toEqual(order);
  expect(order.every((at) => at >= 0)).toBe(true);
});

test("stored and usable are counted apart: the meter counts what is met and lists the rest with its date", () => {
  const html = shown(
    <UsableMeter
      title="Stored, not yet usable"
      conditions={[
        { label: "Frozen", state: "met", when: "12 Nov 2026" },
        { label: "Mycoplasma", state: "waiting", when: "due 10 Dec 2026" },
        { label: "Fees", state: "notYet" },
      ]}
      note="No promise."
    />,
  );
  expect(html).toContain("1 of 3 conditions are met");
  expect(html).toContain("due 10 Dec 2026");
  expect(html).toContain("No promise.");
});

test("a shelf draws each vial, and says in words what is not simply stored", () => {
  const html = shown(<VialShelf vials={[{ state: "stored", label: "Aa" }, { state: "held", to: "/v" }, { state: "out" }]} />);
  expect(html.match(/<svg/g)).toHaveLength(3);
  expect(html).toContain("<small>held</small>");
  expect(html).toContain('stroke-dasharray="3 3"');
  expect(html).toContain('aria-label="3 vials"');
  expect(shown(<VialShelf vials={Array.from({ length: 60 }, () => ({ state: "stored" as const }))} />).match(/<svg/g)).toHaveLength(24);
});

test("the ribbon marks the stage that one is in, and the list of blockers is not there when nothing blocks", () => {
  const stages = [
    { label: "Asked", state: "done" as const },
    { label: "Checked", state: "stop" as const, note: "1 of 7 blocks" },
    { label: "Released", state: "next" as const },
  ];
  expect(shown(<StageRibbon stages={stages} />).match(/aria-current="step"/g)).toHaveLength(1);
  expect(shown(<BlockerList title="Nothing" blockers={[]} />)).toBe("");
  expect(shown(<BlockerList title="One thing blocks" blockers={[{ text: "The licence ended.", due: "13 Dec 2026" }]} />)).toContain(
    "by 13 Dec 2026",
  );
});

test("an exception has one next act, a clock and an owner", () => {
  const html = shown(
    <ExceptionTable
      selectedId="1"
      rows={[
        {
          id: "1",
          state: "look",
          what: "Mail came back",
          to: "?e=1",
          act: { label: "Telephone", to: "/call" },
          clock: "today",
          whose: "Coordinator",
        },
      ]}
    />,
  );
  expect(html).toMatch(/<a[^>]*href="\/call"[^>]*>Telephone/);
  expect(html).toContain("Needs a look: ");
  expect(html).toContain("today");
  expect(html).toContain('aria-current="true"');
});

test("time runs: done, today, next", () => {
  const html = shown(
    <Timeline
      items={[
        { when: "2 Sep 2026", what: "Signed" },
        { what: "Today", state: "today" },
        { what: "Result", state: "next", to: "/r", more: "14 days" },
      ]}
    />,
  );
  expect(html).toContain('<li class="today">');
  expect(html).toContain('<li class="next">');
  expect(html).toContain('href="/r"');
});

test("a link that looks like a button is a link, and a button is no submit unless it says so", () => {
  expect(
    shown(
      <LinkButton to="/enquire" look="primary" big>
        Ask
      </LinkButton>,
    ),
  ).toContain('class="btn primary big"');
  expect(shown(<Button>Show</Button>)).toContain('<button type="button" class="btn">Show</button>');
});

test("small parts say what they are for", () => {
  expect(shown(<PageHead title="Kits" crumbs={[{ label: "Laboratory", to: "/staff/laboratory" }, { label: "Kits" }]} />)).toContain(
    'aria-current="page"',
  );
  expect(shown(<Section title="Growth">x</Section>)).toMatch(/<section class="fs" aria-labelledby="(.+?)"><h2 id="\1">Growth/);
  expect(shown(<TabLinks tabs={[{ label: "All", to: "?v=all", count: 1200, current: true }]} />)).toContain("1,200");
  expect(shown(<Pagination next="?after=x" />)).toContain('rel="next"');
  expect(shown(<Pagination />)).toBe("");
  expect(shown(<KeyHint keys={[{ keys: ["j", "k"], does: "move" }]} />).match(/<kbd>/g)).toHaveLength(2);
  expect(shown(<FileList files={[{ title: "Consent", kind: "PDF, 212 kB", to: "/papers/1" }]} />)).toContain(
    'aria-label="Download Consent, PDF, 212 kB"',
  );
  expect(shown(<Amount amountMinor={12_000} currency="EUR" note="on 12 Nov 2027" />)).toContain("€120.00");
  expect(shown(<SummaryList items={[{ term: "Seal", value: "intact", note: "two persons" }]} />)).toContain("<dt>Seal</dt><dd>intact");
  expect(shown(<DetailPane title="T-02">x</DetailPane>)).toContain('aria-label="Chosen: T-02"');
  expect(
    shown(
      <Notice tone="stop" title="No">
        x
      </Notice>,
    ),
  ).toContain("n-stop");
  expect(shown(<SavedLine>Saved.</SavedLine>)).toContain('role="status"');
});
