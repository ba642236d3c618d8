import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { useTaskWords } from "~/bank/enquiries/task-words";
import { finishTask, tasksVisibleTo } from "~/bank/enquiries/tasks.server";
import { readAs } from "~/bank/history/transact.server";
import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["tasks"] };
export const meta = titled("tasks.done_by_hand");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.taskId);
  const task = found(await readAs(actor, (db) => tasksVisibleTo(actor, db).where("id", "=", id).executeTakeFirst()));
  return { task, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.taskId);
  found(await readAs(actor, (db) => tasksVisibleTo(actor, db).where("id", "=", id).executeTakeFirst()));
  return submit(request, z.object({}), async () => {
    await finishTask(actor, id);
    return redirect("/staff");
  });
}

export default function FinishTask() {
  const { task, formToken } = useLoaderData<typeof loader>();
  const { t, dateTime } = useT();
  const words = useTaskWords();
  const answer = useActionData<typeof action>();
  return (
    <StaffShell room="today">
      <PageHead
        title={words(task).what}
        lead={t("tasks.by_hand_lead")}
        crumbs={[{ label: t("tasks.today"), to: "/staff" }]}
        acts={task.caseId ? <LinkButton to={`/staff/cases/${task.caseId}`}>{t("tasks.case")}</LinkButton> : undefined}
      />
      <p className="muted">{t("tasks.opened_at", { when: dateTime(task.openedAt) })}</p>
      {task.state === "open" ? (
        <PostForm formToken={formToken} answer={answer}>
          <Submit>{t("tasks.done_act")}</Submit>
        </PostForm>
      ) : (
        <p>{t("tasks.is_done")}</p>
      )}
    </StaffShell>
  );
}
