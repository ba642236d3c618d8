import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { taskAddress } from "~/bank/enquiries/task-address.rules";
import { TaskPane } from "~/bank/enquiries/task-pane";
import { useTaskWords } from "~/bank/enquiries/task-words";
import { countTasks, filterOf, openTasks } from "~/bank/enquiries/today.server";
import { readAs } from "~/bank/history/transact.server";
import { DUTIES } from "~/bank/people/actor";
import { Code } from "~/ui/code";
import { EmptyState } from "~/ui/empty-state";
import { ExceptionTable } from "~/ui/exception-table";
import { KeyHint } from "~/ui/key-hint";
import { PageHead } from "~/ui/page-head";
import { pageNumber } from "~/ui/page-number";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["tasks"] };
export const meta = titled("tasks.today");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const asked = new URL(request.url).searchParams;
  const filter = filterOf(asked.get("duty"));
  const page = pageNumber(asked);
  return readAs(actor, async (db) => {
    const { tasks, more } = await openTasks(actor, db, filter, page);
    const selected = tasks.find((task) => task.id === asked.get("task")) ?? null;
    return { tasks, more, page, filter, selected, me: actor.id, counts: await countTasks(actor, db), now: db.now };
  });
}

export default function Today() {
  const { tasks, more, page, filter, selected, me, counts, now } = useLoaderData<typeof loader>();
  const { t, date, dateTime } = useT();
  const words = useTaskWords();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const tabs = [
    { label: t("tasks.all"), to: "/staff", count: all, current: filter === "all" },
    { label: t("tasks.mine"), to: "/staff?duty=mine", current: filter === "mine" },
    ...DUTIES.filter((duty) => counts[duty]).map((duty) => ({
      label: t(`ui.duty_${duty}`),
      to: `/staff?duty=${duty}`,
      count: counts[duty] ?? 0,
      current: filter === duty,
    })),
  ];
  const address = (more: Record<string, string | number>) =>
    `/staff?${new URLSearchParams({ duty: filter, ...Object.fromEntries(Object.entries(more).map(([key, value]) => [key, String(value)])) })}`;
  const rows = tasks.map((task) => ({
    id: task.id,
    state: task.severity,
    what: words(task).what,
    ...(task.donor ? { sub: <Code>{task.donor}</Code> } : {}),
    to: address({ page, task: task.id }),
    act: { label: words(task).act, to: taskAddress(task) },
    ...(task.dueAt ? { clock: t(task.dueAt < now ? "tasks.late" : "tasks.due", { when: dateTime(task.dueAt) }) } : {}),
    whose: task.assignedTo === me ? t("tasks.you") : t(`ui.duty_${task.duty as (typeof DUTIES)[number]}`),
  }));
  return (
    <StaffShell room="today" counts={{ today: all }} {...(selected ? { pane: <TaskPane task={selected} /> } : {})}>
      <PageHead title={t("tasks.today_title", { count: all })} lead={date(now)} />
      <TabLinks tabs={tabs} />
      {rows.length > 0 ? (
        <ExceptionTable rows={rows} {...(selected ? { selectedId: selected.id } : {})} />
      ) : (
        <EmptyState drawing="paper" title={t("tasks.none")}>
          <p>{t("tasks.none_why")}</p>
        </EmptyState>
      )}
      <Pagination
        {...(page > 1 ? { previous: address({ page: page - 1 }) } : {})}
        {...(more ? { next: address({ page: page + 1 }) } : {})}
      />
      <KeyHint
        keys={[
          { keys: ["j", "k"], does: t("tasks.keys_walk") },
          { keys: ["Enter"], does: t("tasks.keys_open") },
          { keys: ["/"], does: t("tasks.keys_scan") },
        ]}
      />
    </StaffShell>
  );
}
