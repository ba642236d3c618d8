import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readCertificateNumber } from "~/bank/certificates/number.rules";
import { published } from "~/bank/certificates/published.server";
import { judge, openPublished } from "~/bank/certificates/verdict.rules";
import { now, realNow } from "~/outside/clock.server";
import { PublicShell } from "~/ui/shells/public";
import { Desk } from "~/ui/verify/desk";
import { useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { sentForm } from "~/web/sent-form.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["verify"] };
export const meta = titled("verify.title");
/** A visitor's page keeps what it carries: a change of the fragment asks the server nothing. */
export const shouldRevalidate = () => false;

export async function loader({ request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get("number");
  const number = typed === null ? undefined : readCertificateNumber(typed);
  if (number !== undefined) throw redirect(`/verify/${number}`);
  const clockAheadMs = now().getTime() - realNow().getTime();
  return data({ published: await published(), clockAheadMs, typed }, { status: typed === null ? 200 : 422 });
}

/** For browsers without a script: checks a pasted code, and keeps nothing of it. */
export async function action({ request }: ActionFunctionArgs) {
  const code = String((await sentForm(request)).get("code") ?? "").slice(0, 4000);
  const verdict = judge(code, openPublished(await published()));
  return data({ verdict, code }, { status: verdict.answer === "unreadable" ? 422 : 200 });
}

export default function Verify() {
  const { published, clockAheadMs, typed } = useLoaderData<typeof loader>();
  const checked = useActionData<typeof action>();
  const words = useT();
  return (
    <PublicShell here="verify">
      <div className="wrap">
        <Desk
          published={published}
          bankName={useRootData().bank.name}
          site=""
          clockAheadMs={clockAheadMs}
          first={checked?.verdict ?? null}
          problems={{ code: checked?.verdict.answer === "unreadable", number: typed !== null }}
          typed={{ ...(checked && { code: checked.code }), ...(typed !== null && { number: typed }) }}
          online
          words={words}
        />
      </div>
    </PublicShell>
  );
}
