import type { PaymentTable, RefundTable, StoragePlanTable, StripeCustomerTable } from "./schema/billing";
import type { CertificateStatusTable, CertificateTable, MessageTable } from "./schema/certificates";
import type { CustodyEventTable, DeviationTable, DinCounterTable, DonationTable, KitTable, ReceiptTable } from "./schema/collection";
import type {
  ConsentAnswerTable,
  ConsentClauseTable,
  ConsentDocumentTable,
  ConsentSignerTable,
  ConsentTable,
  ConsentTextTable,
} from "./schema/consent";
import type {
  CaseTable,
  EnquiryTable,
  EvidenceCardTable,
  PriceListTable,
  PriceTable,
  QuoteLineTable,
  QuoteTable,
  TaskTable,
} from "./schema/enquiries";
import type {
  AccessLogEntryTable,
  EventSubjectTable,
  EventTable,
  FormUseTable,
  SettingTable,
  SignatureTable,
  WebhookReceiptTable,
} from "./schema/history";
import type {
  CultureTable,
  DispositionTable,
  FreezingRunTable,
  LotTable,
  MarkerAssessmentTable,
  MarkerResultTable,
  MarkerSampleTable,
  PassageTable,
  SpecificationTable,
  SpecificationTestTable,
  TestResultTable,
} from "./schema/laboratory";
import type {
  AccountSecretTable,
  AccountTable,
  ClinicLicenceTable,
  ClinicTable,
  DonorTable,
  LinkTable,
  PersonTable,
  RightTable,
  SessionTable,
  SignInAttemptTable,
  StaffDutyTable,
} from "./schema/people";
import type { PortalTable } from "./schema/portal";
import type {
  AdministrationTable,
  AdverseReactionTable,
  AuthorisationTable,
  GateSnapshotTable,
  GrantTable,
  OutcomeTable,
  RequestTable,
  RequestVialTable,
  ShipmentTable,
} from "./schema/release";
import type { BoxFillTable, BoxTable, PositionTable, RackTable, SiteTable, TankTable, VialTable } from "./schema/storage";

/** The data dictionary: every table, every column with its unit and meaning. Columns are camelCase here, snake_case in the database. */
export interface Database {
  portal: PortalTable;
  events: EventTable;
  eventSubjects: EventSubjectTable;
  signatures: SignatureTable;
  accessLog: AccessLogEntryTable;
  settings: SettingTable;
  formUses: FormUseTable;
  webhookReceipts: WebhookReceiptTable;
  persons: PersonTable;
  clinics: ClinicTable;
  clinicLicences: ClinicLicenceTable;
  accounts: AccountTable;
  accountSecrets: AccountSecretTable;
  sessions: SessionTable;
  links: LinkTable;
  signInAttempts: SignInAttemptTable;
  staffDuties: StaffDutyTable;
  donors: DonorTable;
  rights: RightTable;
  enquiries: EnquiryTable;
  tasks: TaskTable;
  priceLists: PriceListTable;
  prices: PriceTable;
  quotes: QuoteTable;
  quoteLines: QuoteLineTable;
  cases: CaseTable;
  evidenceCards: EvidenceCardTable;
  consentTexts: ConsentTextTable;
  consentClauses: ConsentClauseTable;
  consents: ConsentTable;
  consentSigners: ConsentSignerTable;
  consentAnswers: ConsentAnswerTable;
  consentDocuments: ConsentDocumentTable;
  storagePlans: StoragePlanTable;
  payments: PaymentTable;
  refunds: RefundTable;
  stripeCustomers: StripeCustomerTable;
  dinCounters: DinCounterTable;
  donations: DonationTable;
  kits: KitTable;
  custodyEvents: CustodyEventTable;
  receipts: ReceiptTable;
  deviations: DeviationTable;
  markerSamples: MarkerSampleTable;
  markerResults: MarkerResultTable;
  markerAssessments: MarkerAssessmentTable;
  specifications: SpecificationTable;
  specificationTests: SpecificationTestTable;
  cultures: CultureTable;
  passages: PassageTable;
  lots: LotTable;
  freezingRuns: FreezingRunTable;
  testResults: TestResultTable;
  dispositions: DispositionTable;
  sites: SiteTable;
  tanks: TankTable;
  racks: RackTable;
  boxFill: BoxFillTable;
  boxes: BoxTable;
  positions: PositionTable;
  vials: VialTable;
  grants: GrantTable;
  requests: RequestTable;
  requestVials: RequestVialTable;
  authorisations: AuthorisationTable;
  gateSnapshots: GateSnapshotTable;
  shipments: ShipmentTable;
  administrations: AdministrationTable;
  adverseReactions: AdverseReactionTable;
  outcomes: OutcomeTable;
  certificates: CertificateTable;
  certificateStatuses: CertificateStatusTable;
  messages: MessageTable;
}
