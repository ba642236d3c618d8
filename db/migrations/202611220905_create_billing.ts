import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table storage_plans (
      id uuid primary key,
      case_id uuid not null unique references cases,
      donor_id uuid not null references donors,
      plan text not null check (plan in ('yearly', 'prepaid_20')),
      amount_minor bigint not null check (amount_minor >= 0),
      currency text not null,
      starts_on date not null, -- day of storage
      paid_until date,
      stripe_subscription_id text unique,
      state text not null check (state in ('due', 'active', 'past_due', 'ended'))
    );

    create table payments (
      id uuid primary key,
      case_id uuid not null references cases,
      donor_id uuid not null references donors,
      person_id uuid not null references persons, -- who is asked to pay
      request_id uuid, -- of an expansion or release fee
      storage_plan_id uuid references storage_plans,
      purpose text not null check (purpose in ('deposit', 'balance', 'storage_yearly', 'storage_prepaid_20', 'expansion', 'release')),
      amount_minor bigint not null check (amount_minor > 0),
      currency text not null,
      state text not null check (state in ('due', 'open', 'paid', 'failed', 'cancelled', 'partly_refunded', 'refunded')),
      attempt integer not null default 0, -- of checkout
      stripe_checkout_id text unique,
      stripe_payment_intent_id text,
      stripe_invoice_id text unique,
      due_at timestamptz not null,
      paid_at timestamptz,
      accepted_at timestamptz, -- a fee quoted with a request, accepted by the account holder
      refunded_minor bigint not null default 0 check (refunded_minor between 0 and amount_minor),
      receipt_number text unique,
      receipt_pdf bytea,
      created_at timestamptz not null
    );
    create index payments_of_case on payments (case_id);
    create index payments_of_person on payments (person_id, state);
    -- One payment of a purpose for an order, or for a request; storage fees recur by invoice.
    create unique index payments_once_of_case on payments (case_id, purpose) where purpose in ('deposit', 'balance', 'storage_prepaid_20') and state <> 'cancelled';
    create unique index payments_once_of_request on payments (request_id, purpose) where request_id is not null and state <> 'cancelled';

    -- The signed schedule is the ceiling of every payment of its item.
    create function hold_price() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    declare ceiling bigint;
    begin
      select case new.purpose
          when 'deposit' then (select amount_minor from quote_lines where quote_id = c.quote_id and item = 'deposit')
          when 'balance' then (select sum(case when item = 'deposit' then -amount_minor else amount_minor end) from quote_lines where quote_id = c.quote_id and item in ('collection', 'amnion_placenta', 'deposit'))
          else (select amount_minor from quote_lines where quote_id = c.quote_id and item = new.purpose) end
        into ceiling from cases c where c.id = new.case_id;
      if ceiling is null or new.amount_minor > ceiling then
        raise exception 'A % of % is above what was signed.', new.purpose, new.amount_minor using errcode = 'PT003';
      end if;
      return new;
    end $$;
    create trigger hold_price before insert or update of amount_minor, purpose, case_id on payments for each row execute function hold_price();

    create table refunds (
      id uuid primary key,
      payment_id uuid not null references payments,
      donor_id uuid not null references donors,
      amount_minor bigint not null check (amount_minor > 0),
      currency text not null,
      reason text not null check (reason in ('before_dispatch', 'not_collected', 'rejected_without_fault', 'storage_pro_rata', 'paid_twice')),
      state text not null check (state in ('owed', 'sent', 'failed')),
      stripe_refund_id text unique,
      stripe_payment_intent_id text, -- when it is another payment than the payment's own: paid twice
      created_at timestamptz not null,
      sent_at timestamptz
    );
    create index refunds_of_payment on refunds (payment_id);

    create table stripe_customers (
      person_id uuid primary key references persons,
      stripe_customer_id text not null unique
    );
  `.execute(db);
}
