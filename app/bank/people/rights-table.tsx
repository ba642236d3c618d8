import type { ReactNode } from "react";
import { useT } from "~/web/i18n";

export interface RightShown {
  id: string;
  personId: string;
  name: string;
  kind: "view" | "instruct" | "consent" | "pay";
  ground: "self" | "mother" | "father" | "guardian" | "executor" | "account_holder";
  fromAt: string | Date;
  untilAt: string | Date | null;
}

/** Who may do what for a donor, on which ground, from when and until when; each person's name stands once, over their rights. */
export function RightsTable({ rights, act }: { rights: readonly RightShown[]; act?: (right: RightShown) => ReactNode }) {
  const { t, date } = useT();
  const heads = {
    right: t("people.right"),
    ground: t("people.ground"),
    from: t("people.from"),
    until: t("people.until"),
    ...(act && { act: t("people.right_act") }),
  };
  return (
    <table className="data stacks">
      <caption className="vh">{t("people.rights")}</caption>
      <thead>
        <tr>
          {Object.values(heads).map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {byPerson(rights).map((held) => (
        <tbody key={held[0].id}>
          <tr>
            <th scope="rowgroup" colSpan={Object.keys(heads).length}>
              <bdi>{held[0].name}</bdi>
            </th>
          </tr>
          {held.map((right) => (
            <tr key={right.id} data-row="">
              <th scope="row">{t(`people.right_${right.kind}`)}</th>
              <td data-head={heads.ground}>{t(`people.ground_${right.ground}`)}</td>
              <td data-head={heads.from}>{date(right.fromAt)}</td>
              <td data-head={heads.until}>{right.untilAt ? date(right.untilAt) : t("people.no_end")}</td>
              {act ? <td data-head={heads.act}>{act(right)}</td> : null}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

type Held = [RightShown, ...RightShown[]];

/** Rights that follow each other and are one person's, together. Ended ones come last, so their holder may stand twice. */
function byPerson(rights: readonly RightShown[]): Held[] {
  const people: Held[] = [];
  for (const right of rights) {
    const last = people.at(-1);
    if (last?.[0].personId === right.personId) last.push(right);
    else people.push([right]);
  }
  return people;
}
