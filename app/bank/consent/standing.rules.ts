/** Why an item of a consent does not stand, or that it does. */
export type Standing = "yes" | "not_signed" | "answered_no" | "withdrawn";

export interface SignerStanding {
  id: string;
  signedAt: Date | null;
}

export interface AnswerStanding {
  signerId: string;
  code: string;
  answer: "yes" | "no";
  withdrawnAt: Date | null;
}

/**
 * Whether an item may be acted on (rules 7 and 9): everyone who must sign signed, each said yes to it, and nobody took it back.
 * One person's withdrawal outweighs everybody's yes.
 */
export function standingOf(code: string, signers: readonly SignerStanding[], answers: readonly AnswerStanding[]): Standing {
  if (signers.length === 0 || signers.some(({ signedAt }) => signedAt === null)) return "not_signed";
  const said = signers.map(({ id }) => answers.find((answer) => answer.signerId === id && answer.code === code));
  if (said.some((answer) => answer !== undefined && answer.withdrawnAt !== null)) return "withdrawn";
  return said.every((answer) => answer?.answer === "yes") ? "yes" : "answered_no";
}
