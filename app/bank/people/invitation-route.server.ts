import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { readAs } from "~/bank/history/transact.server";
import { openSession } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { acceptInvitation, invitationFor, PasswordForm } from "./account.server";
import { WORKER } from "./actor";
import { HOMES } from "./homes.rules";

/** What the page of an invitation shows; looking uses nothing up. */
export async function invitationLoader({ params }: LoaderFunctionArgs) {
  const link = await invitationFor(params.token);
  const formToken = newFormToken();
  if (link === undefined || link.usedAt !== null) return { invited: null, formToken };
  const invited = await readAs(WORKER, (db) =>
    db
      .selectFrom("accounts as a")
      .innerJoin("persons as p", "p.id", "a.personId")
      .leftJoin("clinics as c", "c.id", "a.clinicId")
      .select(["p.givenName", "a.email", "a.kind", "c.name as clinic"])
      .where("a.id", "=", link.subjectId)
      .where("a.state", "=", "invited")
      .executeTakeFirst(),
  );
  return { invited: invited ?? null, formToken };
}

/** Takes the invitation up and signs in. */
export async function invitationAction({ request, params }: ActionFunctionArgs) {
  return submit(request, PasswordForm, async (form) => {
    const accountId = await acceptInvitation(params.token, form);
    const { kind } = await readAs(WORKER, (db) =>
      db.selectFrom("accounts").select("kind").where("id", "=", accountId).executeTakeFirstOrThrow(),
    );
    return redirect(HOMES[kind], { headers: { "set-cookie": await openSession(request, accountId) } });
  });
}
