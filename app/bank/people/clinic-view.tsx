import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { RadioCards, SelectField } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { type State, StateWord, StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";

interface Licence {
  id: string;
  number: string;
  country: string;
  scope: string;
  validFrom: string;
  validUntil: string;
}

/** A clinic's licences: number, scope, and from when until when. */
export function LicenceTable({ licences, today }: { licences: readonly Licence[]; today: string }) {
  const { t, date } = useT();
  return (
    <DataTable
      caption={t("people.licences")}
      rows={licences}
      rowKey={(licence) => licence.id}
      columns={[
        { key: "number", head: t("people.licence_number"), cell: (licence) => <Code>{licence.number}</Code> },
        { key: "scope", head: t("people.scope"), cell: (licence) => <bdi>{licence.scope}</bdi> },
        { key: "from", head: t("people.from"), cell: (licence) => date(licence.validFrom) },
        {
          key: "until",
          head: t("people.until"),
          cell: ({ validFrom, validUntil }) => (
            <Until state={validUntil < today ? "stop" : validFrom > today ? "notYet" : "met"}>{date(validUntil)}</Until>
          ),
        },
      ]}
    />
  );
}

/** A day on which something ends, with the word for how it stands: the shape alone says nothing to those who hear the page. */
function Until({ state, children }: { state: State; children: string }) {
  return (
    <StatusMark state={state}>
      <StateWord state={state} />
      {children}
    </StatusMark>
  );
}

interface Member {
  id: string;
  email: string;
  state: "invited" | "active" | "closed";
  clinicRole: "prescriber" | "coordinator" | null;
  prescriberRegistration: string | null;
  prescriberValidUntil: string | null;
  givenName: string;
  familyName: string;
}

/** Who of the clinic may sign in, and who may prescribe until when. */
export function MemberTable({ members, today }: { members: readonly Member[]; today: string }) {
  const { t, date } = useT();
  return (
    <DataTable
      caption={t("people.members")}
      rows={members}
      rowKey={(member) => member.id}
      columns={[
        { key: "name", head: t("people.name"), cell: (member) => <bdi>{`${member.givenName} ${member.familyName}`}</bdi> },
        { key: "role", head: t("people.role"), cell: (member) => t(`people.clinic_role_${member.clinicRole ?? "coordinator"}`) },
        {
          key: "registration",
          head: t("people.registration"),
          cell: (member) =>
            member.prescriberRegistration ? (
              <>
                <Code>{member.prescriberRegistration}</Code>{" "}
                {member.prescriberValidUntil ? (
                  <Until state={member.prescriberValidUntil < today ? "stop" : "met"}>{date(member.prescriberValidUntil)}</Until>
                ) : null}
              </>
            ) : (
              "–"
            ),
        },
        { key: "state", head: t("people.account"), cell: (member) => t(`people.account_${member.state}`) },
      ]}
    />
  );
}

/** The questions about a licence. */
export function LicenceFields({ numberName = "number" }: { numberName?: "number" | "licenceNumber" }) {
  const { t } = useT();
  return (
    <>
      <TextField name={numberName} label={t("people.licence_number")} mono required />
      <TextField name="scope" label={t("people.scope")} hint={t("people.scope_hint")} width="l" required />
      <DateField name="validFrom" label={t("people.valid_from")} required />
      <DateField name="validUntil" label={t("people.valid_until")} required />
    </>
  );
}

/** The questions about a member of a clinic. */
export function MemberFields() {
  const { t, locale } = useT();
  return (
    <>
      <TextField name="givenName" label={t("people.given_name")} required />
      <TextField name="familyName" label={t("people.family_name")} required />
      <TextField name="email" type="email" label={t("people.email")} required />
      <SelectField
        name="locale"
        label={t("people.language")}
        value={locale}
        options={(["en", "it", "ar"] as const).map((each) => ({ value: each, label: t(`ui.lang_${each}`) }))}
      />
      <RadioCards
        name="clinicRole"
        label={t("people.role")}
        options={(["prescriber", "coordinator"] as const).map((each) => ({
          value: each,
          label: t(`people.clinic_role_${each}`),
          why: t(`people.clinic_role_${each}_why`),
        }))}
      />
      <TextField name="registration" label={t("people.registration")} hint={t("people.registration_hint")} mono />
      <DateField name="registrationUntil" label={t("people.registration_until")} />
    </>
  );
}
