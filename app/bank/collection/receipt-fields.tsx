import { Checkbox, RadioCards, SelectField } from "~/ui/fields/choice";
import { NumberField, TextArea } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { Notice } from "~/ui/notice";
import { useT } from "~/web/i18n";
import { type Colleague, LabelScans } from "./collect-fields";
import { REJECTION_REASONS } from "./end-reasons";
import type { TransitLimits } from "./receipt.rules";

/** What this tissue bears on its way, before anything is entered. */
export function LimitsNotice({ limits, since, zone }: { limits: TransitLimits; since: string | Date; zone: string }) {
  const { t, unit, dateTime } = useT();
  return (
    <Notice title={t("collection.limits_title")}>
      {t("collection.limits", {
        hours: unit(limits.hoursMax, "h"),
        cold: unit(limits.celsiusMin, "°C"),
        warm: unit(limits.celsiusMax, "°C"),
        since: dateTime(since, zone),
      })}
    </Notice>
  );
}

const VERDICTS = ["accepted", "deviation", "rejected"] as const;

/** The receipt: two identifiers, the seal, the logger's extremes, and what becomes of it. */
export function ReceiptFields({ zone, at, witnesses }: { zone: string; at: string; witnesses: Colleague[] }) {
  const { t } = useT();
  return (
    <>
      <LabelScans />
      <Checkbox name="nameMatches" label={t("collection.name_on_tube")} why={t("collection.leave_open_why")} />
      <Checkbox name="sealIntact" label={t("collection.seal_is_intact")} why={t("collection.leave_open_why")} />
      <DateTimeField name="receivedAt" label={t("collection.received_at")} zone={zone} value={at} required />
      <NumberField name="celsiusMin" label={t("collection.coldest")} unit="°C" step="0.1" min={-200} required />
      <NumberField name="celsiusMax" label={t("collection.warmest")} unit="°C" step="0.1" min={-200} required />
      <RadioCards
        name="verdict"
        label={t("collection.verdict")}
        options={VERDICTS.map((value) => ({ value, label: t(`collection.verdict_${value}`), why: t(`collection.verdict_${value}_why`) }))}
        required
      />
      <SelectField
        name="reason"
        label={t("collection.reject_reason")}
        options={REJECTION_REASONS.map((value) => ({ value, label: t(`collection.reject_${value}`) }))}
        empty={t("collection.no_reason")}
      />
      <TextArea name="note" label={t("collection.note")} rows={3} />
      <SelectField name="witnessId" label={t("collection.witness_choice")} options={witnesses} empty={t("collection.nobody")} />
    </>
  );
}
