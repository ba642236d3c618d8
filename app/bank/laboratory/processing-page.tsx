import { Acts, LinkButton } from "~/ui/button";
import { SelectField } from "~/ui/fields/choice";
import { NumberField, TextField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { Link } from "~/ui/link";
import { Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { FormPage } from "./form-page";
import { LotState } from "./lot-state";
import { Material } from "./material";
import type { donationForProcessing } from "./processing-page.server";

type Donation = NonNullable<Awaited<ReturnType<typeof donationForProcessing>>>;
type Props = { donation: Donation; zone: string; now: string; formToken: string; answer: unknown };

/** Begins a culture from a collection; a tissue product has a form of its own. */
export function ProcessingPage({ donation, zone, now, formToken, answer }: Props) {
  const { t } = useT();
  const open = donation.state === "accepted" || donation.state === "processing";
  return (
    <FormPage
      title={t("laboratory.processing_title")}
      lead={<Material din={donation.din} tissue={donation.tissue} size={28} />}
      of={{ label: t("laboratory.collection"), to: `/staff/donations/${donation.id}` }}
    >
      <Arrived donation={donation} />
      {open ? (
        <Section title={t("laboratory.start_culture")} lead={t("laboratory.start_culture_lead")}>
          <PostForm formToken={formToken} answer={answer}>
            <SelectField
              name="productCode"
              label={t("laboratory.product")}
              options={donation.products.cells.map((value) => ({ value, label: value }))}
            />
            <TextField name="protocol" label={t("laboratory.protocol")} value={donation.protocol} mono required />
            <Measured material={donation.material} />
            <NumberField name="seededMillions" label={t("laboratory.plated_cells")} unit={t("laboratory.million")} step="0.01" />
            <NumberField name="areaCm2" label={t("laboratory.area")} unit="cm²" step="0.1" />
            <DateTimeField name="startedAt" label={t("laboratory.started_at")} zone={zone} value={now} required />
            <Submit>{t("laboratory.start_act")}</Submit>
          </PostForm>
          {donation.products.tissue.length > 0 ? (
            <Acts>
              <LinkButton to={`/staff/donations/${donation.id}/processing/tissue`}>{t("laboratory.tissue_link")}</LinkButton>
            </Acts>
          ) : null}
        </Section>
      ) : (
        <p className="muted">{t("laboratory.not_to_process")}</p>
      )}
    </FormPage>
  );
}

/** What was measured of the starting tissue, by its kind; every value has its unit. */
function Measured({ material }: { material: string }) {
  const { t } = useT();
  const perMl = t("laboratory.million_per_ml");
  return (
    <>
      {material === "bone_marrow" ? (
        <NumberField name="mncMillionPerMl" label={t("laboratory.measured_mncMillionPerMl")} unit={perMl} step="0.1" />
      ) : null}
      {material === "lipoaspirate" ? (
        <NumberField name="svfMillionPerMl" label={t("laboratory.measured_svfMillionPerMl")} unit={perMl} step="0.1" />
      ) : null}
      {material === "tooth" ? <NumberField name="pulpMg" label={t("laboratory.measured_pulpMg")} unit="mg" step="0.1" /> : null}
      <NumberField name="viabilityPercent" label={t("laboratory.measured_viabilityPercent")} unit="%" step="0.1" />
    </>
  );
}

function Arrived({ donation }: { donation: Donation }) {
  const { t, unit } = useT();
  const amounts = [
    { value: donation.volumeMl, sign: "mL", term: t("laboratory.volume") },
    { value: donation.lengthCm, sign: "cm", term: t("laboratory.length") },
    { value: donation.massG, sign: "g", term: t("laboratory.mass") },
  ];
  return (
    <SummaryList
      items={[
        { term: t("laboratory.material"), value: t(`laboratory.material_${donation.material}`) },
        ...amounts.flatMap(({ value, sign, term }) => (value === null ? [] : [{ term, value: unit(value, sign) }])),
        ...donation.cultures.map(({ id, productCode, state }) => ({
          term: t("laboratory.culture"),
          value: <Link to={`/staff/cultures/${id}`}>{productCode}</Link>,
          note: t(`laboratory.culture_${state}`),
        })),
        ...donation.lots.map(({ id, number, state }) => ({
          term: t("laboratory.lot"),
          value: <Link to={`/staff/lots/${id}`}>{number}</Link>,
          note: <LotState state={state} />,
        })),
      ]}
    />
  );
}
