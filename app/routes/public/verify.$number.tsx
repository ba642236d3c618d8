import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readCertificateNumber } from "~/bank/certificates/number.rules";
import { published } from "~/bank/certificates/published.server";
import { publicCertificate } from "~/bank/certificates/store.server";
import { judge, openPublished } from "~/bank/certificates/verdict.rules";
import { Link } from "~/ui/link";
import { PublicShell } from "~/ui/shells/public";
import { Answer, Checks } from "~/ui/verify/answer";
import { Certified } from "~/ui/verify/certified";
import { Rich, useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { found } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["verify", "certificates"] };
export const meta = titled("verify.title");

/** What the bank says of a number, to anyone who has it: nothing about a person. An unknown number is a 404, as a malformed one is. */
export async function loader({ params }: LoaderFunctionArgs) {
  const number = found(readCertificateNumber(params.number ?? ""));
  if (number !== params.number) throw redirect(`/verify/${number}`);
  const certificate = found(await publicCertificate(number));
  const verdict = judge(certificate.code, openPublished(await published()));
  return { verdict, successor: certificate.successor };
}

export default function VerifyNumber() {
  const { verdict, successor } = useLoaderData<typeof loader>();
  const words = useT();
  const { bank, viewer } = useRootData();
  const shown = { bankName: bank.name, words };
  return (
    <PublicShell here="verify">
      <div className="wrap ver">
        <div className="vmain">
          <Answer verdict={verdict} site="" {...shown} />
          <p className="notice n-watch">{words.t("verify.looked_up")}</p>
          {successor !== null && (
            <p>
              <Rich
                message="verify.successor"
                values={{ number: successor }}
                parts={{
                  link: (inner) => (
                    <Link className="mono" to={`/verify/${successor}`}>
                      {inner}
                    </Link>
                  ),
                }}
              />
            </p>
          )}
          {"facts" in verdict && (
            <>
              <Checks verdict={verdict} paper={null} took={null} {...shown} />
              <Certified facts={verdict.facts} words={words} />
            </>
          )}
        </div>
        <aside className="vside">
          {viewer.kind === "staff" && "facts" in verdict && (
            <Link className="btn" to={`/staff/certificates?number=${verdict.facts.number}`}>
              {words.t("certificates.for_staff")}
            </Link>
          )}
          <Link className="btn" to="/verify">
            {words.t("verify.another")}
          </Link>
        </aside>
      </div>
    </PublicShell>
  );
}
