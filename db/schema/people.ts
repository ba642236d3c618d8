import type { Generated } from "kysely";
import type { Locale } from "./columns";

/** A row of `persons`. */
export interface PersonTable {
  id: string;
  givenName: string;
  familyName: string;
  bornOn: string | null;
  /** As typed, for letters. */
  email: string | null;
  phone: string | null;
  /** ISO 3166-1. */
  country: string | null;
  locale: Generated<Locale>;
  /** IANA. */
  timeZone: Generated<string>;
  diedOn: string | null;
  /** Personal data outside traceability restricted on request. */
  restrictedAt: Date | null;
  createdAt: Date;
}

/** A row of `clinics`. */
export interface ClinicTable {
  id: string;
  name: string;
  country: string;
  city: string;
  address: string;
  /** Answered 24 h. */
  phone: string;
  state: "invited" | "active" | "suspended";
  createdAt: Date;
}

/** A row of `clinic_licences`. */
export interface ClinicLicenceTable {
  id: string;
  clinicId: string;
  number: string;
  country: string;
  /** What treatment it allows. */
  scope: string;
  validFrom: string;
  validUntil: string;
  enteredAt: Date;
}

/** A row of `accounts`. */
export interface AccountTable {
  id: string;
  personId: string;
  kind: "person" | "clinic" | "staff";
  /** Of a clinic's member. */
  clinicId: string | null;
  clinicRole: "prescriber" | "coordinator" | null;
  /** Registration number of a prescriber. */
  prescriberRegistration: string | null;
  prescriberValidUntil: string | null;
  email: string;
  state: "invited" | "active" | "closed";
  /** Name of the demo button. */
  demoName: string | null;
  createdAt: Date;
}

/** A row of `account_secrets`. */
export interface AccountSecretTable {
  accountId: string;
  /** Scrypt$N$r$p$salt$hash, base64url. */
  passwordHash: string;
  /** Real time. */
  changedAt: Date;
}

/** A row of `sessions`. */
export interface SessionTable {
  id: string;
  accountId: string;
  /** Hex. */
  tokenSha256: string;
  /** Browser and system, coarse. */
  device: string;
  /** Real time. */
  createdAt: Date;
  /** Real time. */
  seenAt: Date;
  /** Real time. */
  expiresAt: Date;
  /** Real time. */
  revokedAt: Date | null;
}

/** A row of `links`. */
export interface LinkTable {
  id: string;
  purpose: "quote" | "invitation" | "password_reset" | "consent" | "clinic_invitation";
  /** Row that the link leads to. */
  subjectId: string;
  /** For whom. */
  personId: string | null;
  /** Of the token of this row. */
  generation: Generated<number>;
  /** Hex. */
  tokenSha256: string;
  /** Real time. */
  expiresAt: Date;
  /** Real time. */
  usedAt: Date | null;
  /** Real time. */
  createdAt: Date;
}

/** A row of `sign_in_attempts`. */
export interface SignInAttemptTable {
  id: string;
  /** Hash of the account's e-mail or of the client address. */
  keySha256: string;
  kind: "account" | "address" | "reauthentication";
  succeeded: boolean;
  /** Real time. */
  triedAt: Date;
}

/** A row of `staff_duties`. */
export interface StaffDutyTable {
  id: string;
  accountId: string;
  duty:
    | "coordinator"
    | "laboratory"
    | "quality"
    | "qualified_person"
    | "responsible_person"
    | "medical_director"
    | "finance"
    | "administrator";
  fromAt: Date;
  untilAt: Date | null;
  grantedBy: string | null;
}

/** A row of `donors`. */
export interface DonorTable {
  id: string;
  /** Who the donor is; a child not yet born has a person without a birth date. */
  personId: string;
  /** Of birth tissue: her markers are tested. */
  motherPersonId: string | null;
  /** Human-readable donor number, D-000001. */
  code: string;
  /** Second identifier, as the treating side writes it. */
  medicalNumber: string | null;
  /** Expected date of birth or procedure. */
  expectedOn: string | null;
  requiredGuardians: Generated<number>;
  /** A dispute or court hold freezes move, release and discard. */
  disputedSince: Date | null;
  /** Person who opened the record. */
  openedBy: string | null;
  createdAt: Date;
}

/** A row of `rights`. */
export interface RightTable {
  id: string;
  personId: string;
  donorId: string;
  kind: "view" | "instruct" | "consent" | "pay";
  ground: "self" | "mother" | "father" | "guardian" | "executor" | "account_holder";
  fromAt: Date;
  untilAt: Date | null;
}
