import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- The audited tables: a change of one that no event explains does not commit. Nothing in them is ever deleted by the portal.
    do $audit$
    declare audited text;
    begin
      foreach audited in array array[
        'persons', 'clinics', 'clinic_licences', 'accounts', 'staff_duties', 'donors', 'rights', 'settings',
        'enquiries', 'tasks', 'price_lists', 'prices', 'quotes', 'quote_lines', 'cases', 'evidence_cards',
        'consent_texts', 'consent_clauses', 'consents', 'consent_signers', 'consent_answers', 'consent_documents',
        'storage_plans', 'payments', 'refunds', 'donations', 'kits', 'custody_events', 'receipts', 'deviations',
        'marker_samples', 'marker_results', 'marker_assessments', 'specifications', 'specification_tests', 'cultures', 'passages', 'lots', 'freezing_runs',
        'test_results', 'dispositions', 'sites', 'tanks', 'racks', 'boxes', 'positions', 'vials', 'grants', 'requests', 'request_vials',
        'authorisations', 'gate_snapshots', 'shipments', 'administrations', 'adverse_reactions', 'outcomes',
        'certificates', 'certificate_statuses', 'messages', 'signatures'
      ] loop
        execute format('create constraint trigger explained after insert or update or delete on %I deferrable initially deferred for each row execute function require_event()', audited);
        execute format('create trigger not_truncated before truncate on %I for each statement execute function refuse_change()', audited);
      end loop;
    end $audit$;
  `.execute(db);
}
