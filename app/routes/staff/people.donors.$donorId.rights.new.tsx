import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { donorPage } from "~/bank/people/donor-page.server";
import { grantRight, RightForm } from "~/bank/people/family.server";
import { listPersons } from "~/bank/people/lists.server";
import { PersonSearch } from "~/bank/people/person-search";
import { CheckboxCards, RadioCards } from "~/ui/fields/choice";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.right_grant");

/** Who has so common a name is found by e-mail address or number. */
const MOST_SHOWN = 8;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { donor, person } = await donorPage(actor, requireId(params.donorId));
  const search = new URL(request.url).searchParams.get("name") ?? person.familyName;
  const { persons } = await readAs(actor, (db) => listPersons(actor, db, search, 1));
  const found = [
    ...new Map(persons.map(({ id, givenName, familyName, email, code }) => [id, { id, givenName, familyName, email, code }])).values(),
  ];
  return { donor, person, search, found: found.slice(0, MOST_SHOWN), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const donorId = requireId(params.donorId);
  return submit(request, RightForm, async (form) => {
    await grantRight(actor, donorId, form);
    return redirect(`/staff/people/donors/${donorId}`);
  });
}

const KINDS = ["view", "instruct", "consent", "pay"] as const;
const GROUNDS = ["self", "mother", "father", "guardian", "executor", "account_holder"] as const;

export default function GrantRight() {
  const { donor, person, search, found, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.right_grant")}
        lead={t("people.right_grant_lead")}
        crumbs={[{ label: <bdi>{`${person.givenName} ${person.familyName}`}</bdi>, to: `/staff/people/donors/${donor.id}` }]}
      />
      <PersonSearch search={search} />
      {found.length === 0 ? (
        <Notice title={t("people.nobody")}>
          <p>
            <Link className="link" to="/staff/people/new">
              {t("people.register")}
            </Link>
          </p>
        </Notice>
      ) : null}
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <RadioCards
          name="personId"
          label={t("people.person_id")}
          hint={t("people.person_found", { count: found.length })}
          options={found.map(({ id, givenName, familyName, email, code }) => ({
            value: id,
            label: `${givenName} ${familyName}`,
            why: [code, email].filter(Boolean).join(" · "),
          }))}
        />
        <CheckboxCards
          name="kinds"
          label={t("people.right")}
          options={KINDS.map((kind) => ({ value: kind, label: t(`people.right_${kind}`) }))}
        />
        <RadioCards
          name="ground"
          label={t("people.ground")}
          options={GROUNDS.map((ground) => ({ value: ground, label: t(`people.ground_${ground}`) }))}
        />
        <Submit>{t("people.right_grant_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
