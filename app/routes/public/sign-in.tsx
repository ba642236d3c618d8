import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { demoPeople } from "~/bank/people/demo.server";
import { DemoButtons } from "~/bank/people/demo-buttons";
import { ownPath, wayOn } from "~/bank/people/homes.rules";
import { SignInForm, signIn } from "~/bank/people/sign-in.server";
import { Hidden, PasswordField, TextField } from "~/ui/fields/text";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { actorOf, openSession } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.sign_in_title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = new URL(request.url).searchParams.get("next");
  const actor = await actorOf(request);
  if (actor.kind !== "public" && actor.kind !== "worker") throw redirect(wayOn(next, actor.kind));
  return { next: ownPath(next) ?? null, people: context.demo ? await demoPeople() : [], formToken: newFormToken() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submit(request, SignInForm, async (form) => {
    const { accountId, kind } = await signIn(form, context.clientAddress);
    return redirect(wayOn(form.next, kind), { headers: { "set-cookie": await openSession(request, accountId) } });
  });
}

export default function SignIn() {
  const { next, people, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell here="signIn" narrow>
      <PageHead title={t("people.sign_in_title")} lead={t("people.sign_in_lead")} />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        {next ? <Hidden name="next" value={next} /> : null}
        <TextField name="email" type="email" label={t("people.email")} autoComplete="username" required />
        <PasswordField name="password" label={t("people.password")} required />
        <Submit>{t("people.sign_in_act")}</Submit>
      </PostForm>
      <p className="mt-6">
        <Link className="link" to="/password">
          {t("people.password_forgotten")}
        </Link>
      </p>
      <DemoButtons people={people} next={next} />
    </PublicShell>
  );
}
