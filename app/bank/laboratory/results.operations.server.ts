import { z } from "zod";
import { refuseWithdrawn } from "~/bank/consent/gate.server";
import { refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { Day } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { newId } from "~/outside/ids.server";
import { dayIn } from "~/web/when";
import { reopenChanged } from "./disposition.server";
import { Approval, Moment, Name } from "./fields.server";
import { followFailure, saveOrigin } from "./findings.server";
import { isAlive } from "./lots.rules";
import { checkApproval, checkNewResult, judgeValue, type TestValue } from "./specification.rules";
import { testsOfLot } from "./specifications.server";
import { approvalRecord, asResult, resultsOfLot } from "./standing.server";
import { lockLot } from "./store.server";
import { answersTo } from "./tests-known.rules";

interface Panel {
  sampledAt: Date;
  testedOn: string;
  laboratory: string;
  status: "interim" | "final";
}
export interface TestResultsForm extends Panel {
  results: {
    specificationTestId: string;
    /** As typed: a number, or one of the words that the test knows. */
    value: string;
    /** The last result of the test, when there is one: this is a retest, or the final reading. */
    retestOf?: string | undefined;
  }[];
}
export interface TestResultForm extends Panel {
  specificationTestId: string;
  value: string;
  retestOf?: string | undefined;
}

/** The panel's form: `value.<test id>` as typed, `retest.<test id>` the result that it repeats; a blank one was not read. */
export const testResultsForm = (zone: string) =>
  z
    .object({ sampledAt: Moment(zone), testedOn: Day, laboratory: Name, status: z.enum(["interim", "final"], "errors.choose_one") })
    .catchall(z.unknown())
    .transform(({ sampledAt, testedOn, laboratory, status, ...typed }, context): TestResultsForm => {
      const results = Object.entries(typed).flatMap(([name, value]) => {
        const [, specificationTestId] = /^value\.([0-9a-f-]{36})$/.exec(name) ?? [];
        if (specificationTestId === undefined || typeof value !== "string") return [];
        const retestOf = typed[`retest.${specificationTestId}`];
        return [{ specificationTestId, value, ...(typeof retestOf === "string" ? { retestOf } : {}) }];
      });
      if (results.length === 0) context.addIssue({ code: "custom", message: "laboratory.result_needed", path: ["laboratory"] });
      return { sampledAt, testedOn, laboratory, status, results };
    });

export async function enterTestResult(actor: Actor, lotId: string, form: TestResultForm): Promise<string> {
  const { specificationTestId, value, retestOf, ...panel } = form;
  const [id = ""] = await enterTestResults(actor, lotId, { ...panel, results: [{ specificationTestId, value, retestOf }] });
  return id;
}

/**
 * Enters test results of a lot; each is judged by the specification of its manufacture. A result outside it stays for ever: a retest is
 * another result (rule 25). Growth of microbes or a wrong identity holds the lot at once (rule 31). @returns the ids
 */
export async function enterTestResults(actor: Actor, lotId: string, form: TestResultsForm): Promise<string[]> {
  return transact(actor, async (tx, record) => {
    const lot = await lockLot(tx, lotId);
    authorise(actor, "test.enter", lot);
    refuseUnless(actor.kind === "staff", "not_allowed");
    refuseUnless(isAlive(lot.state), "wrong_state", { state: lot.state });
    refuseUnless(form.sampledAt <= tx.now && form.testedOn <= dayIn(tx.now, actor.timeZone), "in_the_future");
    refuseUnless(form.testedOn >= dayIn(new Date(form.sampledAt.getTime() - DAY_MS), "UTC"), "tested_before_taken");
    refuseBefore("before_harvest", form.sampledAt, lot.harvestedAt);
    const tests = await testsOfLot(tx, lot);
    const asked = tests.filter(({ id }) => form.results.some(({ specificationTestId }) => specificationTestId === id));
    if (asked.some(({ test }) => test === "viability_post_thaw")) {
      refuseUnless(lot.frozenAt !== null, "thawed_before_frozen");
      refuseBefore("thawed_before_frozen", form.sampledAt, lot.frozenAt);
    }
    const genetic = asked.some(({ test }) => test === "identity_str" || test === "karyotype");
    await refuseWithdrawn(tx, lot.caseId, genetic ? ["quality_control", "genetic_testing"] : ["quality_control"], form.sampledAt);
    const existing = (await resultsOfLot(tx, lotId)).map(asResult);
    const { donorId, caseId } = lot;
    const entered = form.results.map(({ specificationTestId, value, retestOf }) => {
      const test = tests.find(({ id }) => id === specificationTestId);
      refuseUnless(test, "test_of_another_specification");
      checkNewResult(existing, { testId: test.id, retestOf: retestOf ?? null });
      const read = readValue(test, value);
      const row = {
        id: newId(),
        lotId,
        donorId,
        specificationTestId,
        valueNumber: "number" in read ? read.number : null,
        valueText: "text" in read ? read.text : null,
        verdict: judgeValue(test, read),
        status: form.status,
        sampledAt: form.sampledAt,
        testedOn: form.testedOn,
        laboratory: form.laboratory,
        retestOf: retestOf ?? null,
        enteredBy: actor.id,
        enteredAt: tx.now,
        approvedBy: null,
        approvedAt: null,
        signatureId: null,
      };
      existing.push(asResult(row));
      return { test, row };
    });
    await tx
      .insertInto("testResults")
      .values(entered.map(({ row }) => row))
      .execute();
    const ids = entered.map(({ row }) => row.id);
    const failures = entered.filter(({ row }) => row.verdict === "out_of_spec");
    await followFailure(tx, record, lot, failures, actor.id);
    const reopened = await reopenChanged(tx, [lotId]);
    await record({
      type: "test.entered",
      about: [...ids, ...reopened],
      donorId,
      caseId,
      data: { lotId, count: ids.length, outOfSpec: failures.length },
    });
    return ids;
  });
}

const DAY_MS = 86_400_000;

/** What was typed, as its test reads it. @throws Refusal `wrong_kind_of_value` */
function readValue({ test, limitKind, expected }: { test: string; limitKind: string; expected: string | null }, typed: string): TestValue {
  const text = typed.trim();
  if (limitKind === "equals") {
    refuseUnless(answersTo(test, expected).includes(text), "wrong_kind_of_value");
    return { text };
  }
  const digits = text.replace(",", ".").replace(/^[<≤]\s*/, "");
  const number = Number(digits);
  refuseUnless(digits !== "" && Number.isFinite(number) && number >= 0, "wrong_kind_of_value");
  return { number };
}

export const ApprovalForm = z.object(Approval);
export type ApprovalForm = z.output<typeof ApprovalForm>;

export const approveTestResult = (actor: Actor, resultId: string, form: ApprovalForm): Promise<void> => approve(actor, form, { resultId });
/** Approves and signs every result of a lot that waits; each must be another person's work (rule 26). */
export const approveTestResults = (actor: Actor, lotId: string, form: ApprovalForm): Promise<void> => approve(actor, form, { lotId });

async function approve(actor: Actor, form: ApprovalForm, which: { resultId: string } | { lotId: string }): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const lotId = "lotId" in which ? which.lotId : await lotOfResult(tx, which.resultId);
    const lot = await lockLot(tx, lotId);
    const { donorId, caseId } = lot;
    const results = await resultsOfLot(tx, lotId);
    const waiting = results.filter((row) => ("resultId" in which ? row.id === which.resultId : row.approvedAt === null));
    refuseUnless(waiting.length > 0, "already_approved");
    const signed: string[] = [];
    for (const row of waiting) {
      checkApproval(row, proof.accountId);
      authorise(actor, "test.approve", { donorId, enteredBy: row.enteredBy });
      const { id } = row;
      const signature = await sign(tx, actor, proof, {
        meaning: form.meaning,
        capacity: "quality",
        subjectId: id,
        donorId,
        record: approvalRecord(row),
      });
      const approved = { approvedBy: proof.accountId, approvedAt: tx.now, signatureId: signature.id };
      await tx.updateTable("testResults").set(approved).where("id", "=", id).execute();
      signed.push(id, signature.id);
    }
    await saveOrigin(tx, lot, waiting);
    const reopened = await reopenChanged(tx, [lotId]);
    await record({
      type: "test.approved",
      about: [lotId, ...signed, ...reopened],
      donorId,
      caseId,
      data: { lotId, count: waiting.length },
    });
  });
}

async function lotOfResult(tx: Tx, resultId: string): Promise<string> {
  return (await tx.selectFrom("testResults").select("lotId").where("id", "=", resultId).executeTakeFirstOrThrow()).lotId;
}
