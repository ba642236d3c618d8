/** What a refusal may carry to its sentence: ids, numbers and words, never a person's name. */
export type RefusalData = Record<string, unknown>;

/** The bank says no: one of its rules forbids what was asked. Shown as a 409 with the sentence `refusals.<code>`. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly data: RefusalData = {},
  ) {
    super(code);
    this.name = "Refusal";
  }
}

export function refuse(code: string, data: RefusalData = {}): never {
  throw new Refusal(code, data);
}

export function refuseUnless(condition: unknown, code: string, data: RefusalData = {}): asserts condition {
  if (!condition) refuse(code, data);
}

/** What an act is about is not there, or not for this actor: nobody learns which. A page answers with a 404. */
export class NotThere extends Error {
  constructor() {
    super("no result");
  }
}
