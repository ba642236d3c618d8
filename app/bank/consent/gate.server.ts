import { lockCase } from "~/bank/enquiries/cases.server";
import { refuse } from "~/bank/history/refusal";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { ConsentCode } from "./clauses.rules";
import { type Standing, standingOf } from "./standing.rules";
import { answersOf, currentVersion } from "./store.server";

export interface ConsentGate {
  open: boolean;
  consentId: string | null;
  version: number | null;
  signedAt: Date | null;
  shut: { code: ConsentCode; why: Exclude<Standing, "yes"> }[];
}

/** Whether these items of a case's signed consent stand now, with what they stand on. */
export async function consentGate(db: Db, caseId: string, codes: readonly ConsentCode[]): Promise<ConsentGate> {
  const consent = await signedConsent(db, caseId).executeTakeFirst();
  if (consent === undefined)
    return { open: false, consentId: null, version: null, signedAt: null, shut: codes.map((code) => ({ code, why: "not_signed" })) };
  const signers = await db.selectFrom("consentSigners").select(["id", "signedAt"]).where("consentId", "=", consent.id).execute();
  const answers = await answersOf(db, consent.id);
  const shut = codes.flatMap((code) => {
    const why = standingOf(code, signers, answers);
    return why === "yes" ? [] : [{ code, why }];
  });
  return { open: shut.length === 0, consentId: consent.id, version: consent.version, signedAt: consent.signedAt, shut };
}

const signedConsent = (db: Db, caseId: string) =>
  db.selectFrom("consents").selectAll().where("caseId", "=", caseId).where("state", "=", "signed").orderBy("version", "desc").limit(1);

/**
 * Holds an act to the consent (rules 1 and 7): a withdrawal, which holds the case too, waits until the act is done, or comes first
 * and forbids it.
 * `current` asks for the newest published version, as rule 1 does of a kit.
 * @throws Refusal `consent_missing`, `consent_withdrawn`, `consent_outdated`
 */
export async function requireConsent(
  tx: Tx,
  caseId: string,
  code: ConsentCode | readonly ConsentCode[],
  { current = false }: { current?: boolean } = {},
): Promise<void> {
  const codes = typeof code === "string" ? [code] : code;
  await lockCase(tx, caseId);
  const consent = await signedConsent(tx, caseId).executeTakeFirst();
  const gate = await consentGate(tx, caseId, codes);
  const withdrawn = gate.shut.filter(({ why }) => why === "withdrawn");
  if (withdrawn.length > 0) refuse("consent_withdrawn", { codes: withdrawn.map((one) => one.code) });
  if (!gate.open) refuse("consent_missing", { codes: gate.shut.map((one) => one.code) });
  if (current && consent !== undefined && consent.version !== (await currentVersion(tx, consent.tissue))) refuse("consent_outdated");
}

/**
 * Holds a test to the consent: no sample is taken for it once its item was taken back. A result of a sample taken before is still kept,
 * for it may be what protects the donor. @throws Refusal `consent_withdrawn`
 */
export async function refuseWithdrawn(tx: Tx, caseId: string, codes: readonly ConsentCode[], sampledAt: Date): Promise<void> {
  await lockCase(tx, caseId);
  const consent = await signedConsent(tx, caseId).executeTakeFirst();
  if (consent === undefined) return;
  const withdrawn = (await answersOf(tx, consent.id)).filter(
    ({ code, withdrawnAt }) => codes.some((asked) => asked === code) && withdrawnAt !== null && withdrawnAt <= sampledAt,
  );
  if (withdrawn.length > 0) refuse("consent_withdrawn", { codes: withdrawn.map(({ code }) => code) });
}
