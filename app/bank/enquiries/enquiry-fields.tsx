import { Checkbox, RadioCards, SelectField } from "~/ui/fields/choice";
import { Hidden, TextArea, TextField } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { Link } from "~/ui/link";
import { Rich, useT } from "~/web/i18n";

const TISSUES = ["bone_marrow", "adipose", "dental_pulp", "birth"] as const;
type Option = { value: string; label: string };

interface Props {
  tissue: string | null;
  countries: readonly Option[];
  privacyVersion: string;
  shown: string;
}

/** The questions of an enquiry, in the order in which people think of them. */
export function EnquiryFields({ tissue, countries, privacyVersion, shown }: Props) {
  const { t, locale } = useT();
  return (
    <>
      <Hidden name="shown" value={shown} />
      <Trap label={t("enquiries.leave_empty")} />
      <RadioCards
        name="tissue"
        label={t("enquiries.tissue")}
        {...(tissue ? { value: tissue } : {})}
        options={TISSUES.map((each) => ({ value: each, label: t(`ui.tissue_${each}`), why: t(`enquiries.tissue_${each}_why`) }))}
      />
      <DateField name="expectedOn" label={t("enquiries.expected_on")} hint={t("enquiries.expected_on_hint")} />
      <SelectField
        name="country"
        label={t("enquiries.country")}
        hint={t("enquiries.country_hint")}
        options={countries}
        empty={t("enquiries.choose")}
      />
      <TextField name="name" label={t("enquiries.your_name")} autoComplete="name" width="l" />
      <TextField name="email" type="email" label={t("enquiries.email")} autoComplete="email" width="l" />
      <TextField name="phone" type="tel" label={t("enquiries.phone")} hint={t("enquiries.phone_hint")} autoComplete="tel" />
      <RadioCards
        name="contactBy"
        label={t("enquiries.contact_by")}
        options={[
          { value: "email", label: t("enquiries.contact_email") },
          { value: "phone", label: t("enquiries.contact_phone") },
        ]}
      />
      <SelectField
        name="locale"
        label={t("enquiries.language")}
        value={locale}
        options={(["en", "it", "ar"] as const).map((each) => ({ value: each, label: t(`ui.lang_${each}`) }))}
      />
      <TextArea name="message" label={t("enquiries.message")} hint={t("enquiries.message_hint")} rows={5} />
      <Checkbox name="privacyVersion" value={privacyVersion} label={t("enquiries.privacy")} why={t("enquiries.privacy_why")} />
      <p className="t15">
        <Rich
          message="enquiries.privacy_read"
          parts={{
            link: (inner) => (
              <Link className="link" to="/privacy">
                {inner}
              </Link>
            ),
          }}
        />
      </p>
    </>
  );
}

/** A field that no person sees and programs fill in. */
function Trap({ label }: { label: string }) {
  return (
    <div className="vh" aria-hidden="true">
      <label>
        {label}
        <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
