import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { MessageKey } from "~/locales/namespaces";
import { useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { Brandmark } from "../brand";
import { Keyboard } from "../keyboard";
import { Link } from "../link";
import { demoFoot, Languages, Looks } from "./foot";
import { SignOut } from "./head";
import { useInSight } from "./in-sight";
import { ROOM_ADDRESS, ROOMS, type Room, roomMarkup } from "./rooms";

type Props = { room: Room; pane?: ReactNode; counts?: Partial<Record<Room, number>>; children: ReactNode };

/** The staff's frame: a rail of rooms, a box to scan or type into, the work, and at the end side what was chosen (`pane`). */
export function StaffShell({ room, pane, counts = {}, children }: Props) {
  return (
    <div className="dense staff">
      <Rail room={room} counts={counts} />
      <div className="stage">
        <Bar />
        <div className={pane ? "split" : "unsplit"}>
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          {pane}
        </div>
        <StaffFoot />
      </div>
      <Keyboard />
    </div>
  );
}

function Rail({ room, counts }: { room: Room; counts: Partial<Record<Room, number>> }) {
  const { t } = useT();
  const { bank } = useRootData();
  const row = useInSight<HTMLUListElement>(room);
  const waiting = (count: number | undefined) => (count ? { count, words: t("ui.waiting_count", { count }) } : undefined);
  return (
    <nav className="rail" aria-label={t("ui.rooms")}>
      <div>
        <Link className="railmark" to="/staff" aria-label={t("ui.rooms_home", { bank: bank.name })}>
          <Brandmark size={28} />
        </Link>
        <ul ref={row}>
          {ROOMS.map((each) => (
            <li key={each} className={each === "settings" ? "apart" : undefined}>
              <a
                href={ROOM_ADDRESS[each]}
                data-discover="true"
                {...(each === room ? { "aria-current": "page" as const } : {})}
                {...{ dangerouslySetInnerHTML: { __html: roomMarkup(each, t(`ui.room_${each}`), waiting(counts[each])) } }}
              />
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

function Bar() {
  const { t, list } = useT();
  const { viewer } = useRootData();
  if (viewer.kind === "public") return null;
  const initials = viewer.displayName
    .split(/\s+/)
    .map((word) => word[0])
    .join("")
    .slice(0, 2)
    .toUpperCase();
  const duties = list((viewer.duties ?? []).map((duty) => t(`ui.duty_${duty}` as MessageKey)));
  return (
    <header className="bar">
      <Form className="scan" role="search" action="/staff/search">
        <label className="vh" htmlFor="scan">
          {t("ui.search_label")}
        </label>
        <ScanSign />
        <input id="scan" name="q" placeholder={t("ui.search_hint")} autoComplete="off" data-scan="" />
        <kbd>/</kbd>
      </Form>
      <div className="who">
        <span className="av" aria-hidden="true">
          {initials}
        </span>
        <span>
          <bdi>{viewer.displayName}</bdi>
          <br />
          <span className="muted small">{duties}</span>
        </span>
        <SignOut />
      </div>
    </header>
  );
}

function ScanSign() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    >
      <path d="M2.5 6V2.5H6M14 2.5h3.5V6M17.5 14v3.5H14M6 17.5H2.5V14M6 6.5v7M8.4 6.5v7M11 6.5v7M14 6.5v7" />
    </svg>
  );
}

function StaffFoot() {
  const { t } = useT();
  const { demo, bank } = useRootData();
  return (
    <footer className="demofoot">
      <Languages />
      <Looks />
      {demo ? <p {...demoFoot(t("ui.demo_foot", { bank: bank.name }))} /> : null}
    </footer>
  );
}
