import type { z } from "zod";
import { readAs } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { oneForm } from "~/web/one-form.server";
import { requireStaff } from "~/web/session.server";
import { found } from "~/web/submit.server";
import { casePage } from "./case-pages.server";
import { kitPage } from "./pages.server";

const KIT = {
  by: requireStaff,
  param: "kitId",
  home: "/staff/kits",
  read: async (actor: StaffActor, id: string) => ({ kit: found(await readAs(actor, (db) => kitPage(actor, db, id))) }),
};

const CASE = {
  by: requireStaff,
  param: "caseId",
  home: "/staff/cases",
  read: async (actor: StaffActor, id: string) => {
    const { held } = found(await readAs(actor, (db) => casePage(actor, db, id)));
    return { id, coi: held.coi };
  },
};

type Act<S extends z.ZodType> = (actor: StaffActor, id: string, form: z.output<S>) => Promise<unknown>;

/** A page of one form about a kit. */
export const kitForm = <S extends z.ZodType>(schema: S, act: Act<S>) => oneForm(KIT, schema, act);
/** A page of one form about a case. */
export const caseForm = <S extends z.ZodType>(schema: S, act: Act<S>) => oneForm(CASE, schema, act);
