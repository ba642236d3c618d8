import { Amount } from "~/ui/amount";
import { LinkButton } from "~/ui/button";
import { Notice, SavedLine } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { FamilyShell } from "~/ui/shells/family";
import { StatusMark } from "~/ui/status-mark";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import type { PaymentShown } from "./family-payments.server";
import { isPayable, lookOfPayment } from "./payment-state.rules";
import { RefundList } from "./payments-view";

interface Props {
  payment: PaymentShown;
  mayPay: boolean;
  /** Comes back from the card page. */
  justPaid: boolean;
  formToken: string;
  answer: unknown;
}

/** One payment: how much, what for, why now, how much at most, and the one button. */
export function PaymentView({ payment, mayPay, justPaid, formToken, answer }: Props) {
  const { t } = useT();
  const title = t(`billing.purpose_${payment.purpose}`);
  const payable = isPayable(payment);
  return (
    <FamilyShell here="payments">
      <PageHead
        title={title}
        lead={t(`billing.why_${payment.purpose}`)}
        crumbs={[{ label: t("billing.title"), to: "/family/payments" }, { label: title }]}
      />
      <div className="grid gap-6 my-6">
        <Standing payment={payment} justPaid={justPaid} />
        <Amount amountMinor={payment.amountMinor} currency={payment.currency} />
        <Facts payment={payment} />
      </div>
      {payable && mayPay && !justPaid ? (
        <PostForm formToken={formToken} answer={answer} action={`/family/payments/${payment.id}/pay`}>
          <Submit>{t("billing.pay_act")}</Submit>
          <p className="t15 muted">{t("billing.pay_note")}</p>
        </PostForm>
      ) : null}
      {payable && !mayPay ? <Notice>{<p>{t("billing.not_yours")}</p>}</Notice> : null}
      {payment.state === "due" && !payable ? (
        <LinkButton look="primary" to={`/family/requests/${payment.requestId}`}>
          {t("billing.accept_first")}
        </LinkButton>
      ) : null}
      {payment.refunds.length > 0 ? (
        <Section title={t("billing.refunds_title")} lead={t("billing.refunds_lead")}>
          <RefundList refunds={payment.refunds} />
        </Section>
      ) : null}
    </FamilyShell>
  );
}

function Standing({ payment, justPaid }: Pick<Props, "payment" | "justPaid">) {
  const { t, date } = useT();
  if (payment.paidAt !== null)
    return (
      <SavedLine>
        {t("billing.paid_on", { date: date(payment.paidAt) })}{" "}
        {payment.receiptNumber ? (
          <a className="nowrap" href={`/family/payments/${payment.id}/receipt.pdf`}>
            {t("billing.open_receipt", { number: payment.receiptNumber })}
          </a>
        ) : null}
      </SavedLine>
    );
  if (justPaid)
    return (
      <Notice title={t("billing.confirming_title")}>
        <p role="status">{t("billing.confirming")}</p>
        <p>
          <LinkButton to={`/family/payments/${payment.id}`}>{t("billing.look_again")}</LinkButton>
        </p>
      </Notice>
    );
  if (payment.state === "failed")
    return (
      <Notice tone="watch" title={t("billing.state_failed")}>
        <p>{t("billing.failed_text")}</p>
      </Notice>
    );
  return null;
}

function Facts({ payment }: Pick<Props, "payment">) {
  const { t, date, money } = useT();
  const amount = (minor: number) => money(minor, payment.currency, "exact");
  return (
    <SummaryList
      items={[
        {
          term: t("billing.what_for"),
          value:
            payment.givenName && payment.tissue
              ? t("billing.cells_of", { name: payment.givenName, tissue: t(`ui.tissue_${payment.tissue}`) })
              : "",
          note: payment.coi ? <bdi className="mono">{payment.coi}</bdi> : undefined,
        },
        {
          term: t("billing.state"),
          value: <StatusMark state={lookOfPayment(payment.state)}>{t(`billing.state_${payment.state}`)}</StatusMark>,
        },
        { term: t("billing.asked"), value: date(payment.dueAt) },
        ...(payment.ceilingMinor === null
          ? []
          : [
              {
                term: t("billing.can_it_rise"),
                value: t("billing.ceiling", { amount: amount(payment.ceilingMinor) }),
                note:
                  payment.quoteId && payment.signedAt ? (
                    <a className="link" href={`/family/quotes/${payment.quoteId}`}>
                      {t("billing.signed_schedule", { date: date(payment.signedAt) })}
                    </a>
                  ) : undefined,
              },
            ]),
        ...(payment.paidAt === null ? [{ term: t("billing.if_unpaid"), value: t("billing.unpaid_cells") }] : []),
      ]}
    />
  );
}
