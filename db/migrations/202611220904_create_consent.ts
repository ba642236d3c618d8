import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table consent_texts (
      id uuid primary key,
      tissue text not null check (tissue in ('bone_marrow', 'adipose', 'dental_pulp', 'birth')),
      version integer not null check (version > 0),
      locale text not null check (locale in ('en', 'it', 'ar')),
      title text not null,
      legally_reviewed boolean not null, -- false: a demo text that no lawyer reviewed
      state text not null check (state in ('draft', 'published')),
      effective_from timestamptz not null,
      published_by uuid references accounts,
      content_sha256 text not null, -- of title and clauses, canonical
      unique (tissue, version, locale)
    );

    create table consent_clauses (
      id uuid primary key,
      text_id uuid not null references consent_texts,
      ordinal integer not null,
      code text not null, -- item of domain.md 6.1: procurement, testing, processing, storage, research …
      required boolean not null, -- false: optional, no by default
      heading text not null,
      plain text not null, -- plain words, first
      full_text text not null, -- on demand
      unique (text_id, code)
    );

    -- A published text and its clauses stay as they were read.
    create function keep_published_text() returns trigger language plpgsql as $$
    begin
      if old.state = 'published' then raise exception 'A published consent text is superseded, never changed.' using errcode = 'PT001'; end if;
      return coalesce(new, old);
    end $$;
    create trigger keep_published before update or delete on consent_texts for each row execute function keep_published_text();
    create function keep_published_clause() returns trigger language plpgsql as $$
    begin
      if exists (select from consent_texts where id = coalesce(new.text_id, old.text_id) and state = 'published') then
        raise exception 'A clause of a published consent text is superseded, never changed.' using errcode = 'PT001';
      end if;
      return coalesce(new, old);
    end $$;
    create trigger keep_published before insert or update or delete on consent_clauses for each row execute function keep_published_clause();
    create trigger keep_published_all before truncate on consent_texts for each statement execute function refuse_change();
    create trigger keep_published_all before truncate on consent_clauses for each statement execute function refuse_change();

    create table consents (
      id uuid primary key,
      case_id uuid not null references cases,
      donor_id uuid not null references donors,
      tissue text not null,
      version integer not null, -- of the text, whichever language each signer read
      state text not null check (state in ('open', 'signed', 'superseded', 'withdrawn')),
      opened_at timestamptz not null,
      signed_at timestamptz, -- when the last required signer signed
      unique (case_id, version)
    );
    create index consents_of_donor on consents (donor_id);

    create table consent_signers (
      id uuid primary key,
      consent_id uuid not null references consents,
      donor_id uuid not null references donors,
      person_id uuid not null references persons,
      capacity text not null check (capacity in ('self', 'mother', 'father', 'guardian')),
      ordinal integer not null, -- order of signing
      text_id uuid references consent_texts, -- the language that was read
      signature_id uuid references signatures,
      signed_at timestamptz,
      unique (consent_id, person_id)
    );
    create index consent_signers_of_person on consent_signers (person_id);

    create table consent_answers (
      id uuid primary key,
      consent_id uuid not null references consents,
      donor_id uuid not null references donors,
      signer_id uuid not null references consent_signers,
      code text not null, -- of the clause
      answer text not null check (answer in ('yes', 'no')),
      answered_at timestamptz not null,
      withdrawn_at timestamptz, -- a yes that was taken back
      withdrawn_by uuid references persons,
      unique (signer_id, code)
    );
    create index consent_answers_of_consent on consent_answers (consent_id, code);

    create table consent_documents (
      id uuid primary key,
      consent_id uuid not null references consents,
      donor_id uuid not null references donors,
      signer_id uuid not null unique references consent_signers,
      pdf bytea not null, -- rendered once, at signing
      sha256 text not null, -- hex, of pdf
      rendered_at timestamptz not null
    );
    create trigger keep_document before update or delete on consent_documents for each row execute function refuse_change();

    -- Whether everyone who must sign said yes to each of these items of a signed consent, and nobody took it back: what acts ask.
    create function consented(asked_case uuid, asked_codes text[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
      select exists (
        select from consents c
        where c.case_id = asked_case and c.state = 'signed'
          and not exists (select from consent_signers s where s.consent_id = c.id and s.signed_at is null)
          and not exists (
            select from consent_signers s, unnest(asked_codes) as asked(item)
            where s.consent_id = c.id and not exists (
              select from consent_answers a where a.signer_id = s.id and a.code = asked.item and a.answer = 'yes' and a.withdrawn_at is null)))
    $$;
  `.execute(db);
}
