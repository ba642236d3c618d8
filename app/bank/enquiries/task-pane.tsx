import { LinkButton } from "~/ui/button";
import { DetailPane } from "~/ui/detail-pane";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { taskAddress } from "./task-address.rules";
import { useTaskWords } from "./task-words";

interface Shown {
  id: string;
  kind: string;
  subjectId: string;
  caseId: string | null;
  donorId: string | null;
  duty: string;
  dueAt: string | Date | null;
  openedAt: string | Date;
  data: unknown;
}

/** A task beside its list: since when it is open, whose it is, where it is done, and the way to tick it off by hand. */
export function TaskPane({ task }: { task: Shown }) {
  const { t, dateTime } = useT();
  const { what, act } = useTaskWords()(task);
  return (
    <DetailPane title={what}>
      <SummaryList
        tight
        items={[
          { term: t("tasks.opened"), value: dateTime(task.openedAt) },
          ...(task.dueAt ? [{ term: t("tasks.due_term"), value: dateTime(task.dueAt) }] : []),
          { term: t("ui.whose"), value: t(`ui.duty_${task.duty as "coordinator"}`) },
        ]}
      />
      <p className="acts mt-4">
        <LinkButton to={taskAddress(task)} look="primary">
          {act}
        </LinkButton>
        {task.caseId ? <LinkButton to={`/staff/cases/${task.caseId}`}>{t("tasks.case")}</LinkButton> : null}
        <LinkButton to={`/staff/tasks/${task.id}`}>{t("tasks.done_by_hand")}</LinkButton>
      </p>
    </DetailPane>
  );
}
