import { Section } from "~/ui/page-head";
import { Timeline } from "~/ui/timeline";
import { useT } from "~/web/i18n";
import { BANK, DONOR } from "./parties";

interface HandOverRow {
  ordinal: number;
  fromParty: string;
  toParty: string;
  at: string | Date;
  seal: string | null;
  condition: "sealed" | "opened" | "damaged" | "not_recorded";
  secondActor: string | null;
}

/** Who had it, since when, and how it looked: the chain of custody without a gap. */
export function CustodyTimeline({ chain, zone }: { chain: readonly HandOverRow[]; zone: string }) {
  const { t, dateTime } = useT();
  const party = (name: string) => (name === DONOR ? t("collection.party_donor") : name === BANK ? t("collection.party_bank") : name);
  if (chain.length === 0) return null;
  return (
    <Section title={t("collection.custody")}>
      <Timeline
        items={chain.map((row) => ({
          when: dateTime(row.at, zone),
          what: t("collection.custody_step", { from: party(row.fromParty), to: party(row.toParty) }),
          more: [
            t(`collection.condition_${row.condition}`),
            row.seal ? t("collection.seal_number", { seal: row.seal }) : null,
            row.secondActor ? t("collection.witnessed") : null,
          ]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
    </Section>
  );
}
