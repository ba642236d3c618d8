import { Section } from "~/ui/page-head";
import { useT } from "~/web/i18n";
import { storyKey } from "./stories";

interface DemoPerson {
  demoName: string;
  kind: "person" | "clinic" | "staff";
  givenName: string;
  familyName: string;
  clinic: string | null;
  duties: string[];
}

/** The people of the demonstration, each by one button: families, clinics, staff. */
export function DemoButtons({ people, next }: { people: readonly DemoPerson[]; next: string | null }) {
  const { t } = useT();
  if (people.length === 0) return null;
  return (
    <Section title={t("people.demo_title")} lead={t("people.demo_lead")}>
      {(["person", "clinic", "staff"] as const).map((kind) => (
        <section key={kind} className="mt-6" aria-labelledby={`demo-${kind}`}>
          <h3 id={`demo-${kind}`} className="eyebrow">
            {t(`people.demo_${kind}`)}
          </h3>
          <ul className="grid gap-3 sm:grid-cols-2 mt-3">
            {people
              .filter((person) => person.kind === kind)
              .map((person) => (
                <li key={person.demoName}>
                  <DemoButton person={person} next={next} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Section>
  );
}

function DemoButton({ person, next }: { person: DemoPerson; next: string | null }) {
  const { t, list } = useT();
  const duties = person.duties.map((duty) => t(`ui.duty_${duty}` as "ui.duty_coordinator"));
  const story = storyKey(person.demoName);
  const what = person.clinic ?? (duties.length > 0 ? list(duties) : story ? t(story) : null);
  return (
    <form method="post" action={`/demo/sign-in/${person.demoName}`} className="h-full">
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <button type="submit" className="btn w-full h-full justify-start text-start" data-demo={person.demoName}>
        <span>
          <bdi>
            {person.givenName} {person.familyName}
          </bdi>
          {what ? (
            <span className="block muted small">
              <bdi>{what}</bdi>
            </span>
          ) : null}
        </span>
      </button>
    </form>
  );
}
