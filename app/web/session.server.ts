import { createHmac, randomBytes } from "node:crypto";
import { createCookie, redirect } from "@remix-run/node";
import { type Db, readAs, readInSession } from "~/bank/history/transact.server";
import { type Actor, type ClinicActor, type Duty, type PersonActor, type Reader, STRANGER, type StaffActor } from "~/bank/people/actor";
import { now, realNow } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";
import { newId } from "~/outside/ids.server";
import { ask, pool } from "~db/client.server";
import type { Locale } from "~db/schema/columns";

const LASTS_MS = 12 * 3600 * 1000;
const TOUCH_AFTER_MS = 60 * 1000;

const cookieOf = (secure: boolean) =>
  createCookie(secure ? "__Host-session" : "session", { httpOnly: true, sameSite: "lax", path: "/", secure });
const [secureCookie, plainCookie] = [cookieOf(true), cookieOf(false)];
const cookie = () => (environment().secure ? secureCookie : plainCookie);

const hashOf = (token: string) => createHmac("sha256", environment().sessionSecret).update(token).digest("hex");

interface SessionRow {
  sessionId: string;
  accountId: string;
  kind: "person" | "clinic" | "staff";
  personId: string;
  clinicId: string | null;
  clinicRole: "prescriber" | "coordinator" | null;
  givenName: string;
  familyName: string;
  locale: Locale;
  timeZone: string;
  duties: Duty[];
  ownDonors: string[];
  seenAt: Date;
}

const known = new WeakMap<Request, Promise<Actor>>();

/** Who is asking, from the session cookie; a stranger when there is none, or it ended. */
export function actorOf(request: Request): Promise<Actor> {
  const earlier = known.get(request);
  if (earlier) return earlier;
  const found = findActor(request);
  known.set(request, found);
  return found;
}

async function findActor(request: Request): Promise<Actor> {
  const tokenSha256 = await tokenOf(request);
  if (tokenSha256 === undefined) return STRANGER;
  const at = realNow();
  const { rows } = await ask<SessionRow>("select * from session_for($1, $2, $3)", [tokenSha256, at, now()]);
  const row = rows[0];
  if (row === undefined) return STRANGER;
  await touch(row, at);
  return actorFrom(row);
}

async function tokenOf(request: Request): Promise<string | undefined> {
  const token: unknown = await cookie().parse(request.headers.get("cookie"));
  return typeof token === "string" && token !== "" ? hashOf(token) : undefined;
}

async function touch({ sessionId, seenAt }: Pick<SessionRow, "sessionId" | "seenAt">, at: Date): Promise<void> {
  if (at.getTime() - seenAt.getTime() > TOUCH_AFTER_MS) await pool().query("select touch_session($1, $2)", [sessionId, at]);
}

function actorFrom(row: SessionRow): PersonActor | ClinicActor | StaffActor {
  const common = {
    id: row.accountId,
    personId: row.personId,
    sessionId: row.sessionId,
    displayName: `${row.givenName} ${row.familyName}`.trim(),
    locale: row.locale,
    timeZone: row.timeZone,
  };
  if (row.kind === "staff") return { ...common, kind: "staff", duties: row.duties, ownDonors: row.ownDonors };
  if (row.kind === "clinic" && row.clinicId && row.clinicRole)
    return { ...common, kind: "clinic", clinicId: row.clinicId, clinicRole: row.clinicRole };
  return { ...common, kind: "person" };
}

type SignedIn = PersonActor | ClinicActor | StaffActor;

/** The signed-in actor; a stranger is sent to sign in and comes back afterwards. */
export async function requireActor(request: Request): Promise<SignedIn> {
  const actor = await actorOf(request);
  if (actor.kind === "public" || actor.kind === "worker")
    throw redirect(`/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}`);
  return actor;
}

const only = async <K extends SignedIn["kind"]>(request: Request, kind: K): Promise<Extract<SignedIn, { kind: K }>> => {
  const actor = await requireActor(request);
  if (actor.kind !== kind) throw new Response(null, { status: 404 });
  return actor as Extract<SignedIn, { kind: K }>;
};

/** Each home is for its own kind of people; to the others it does not exist. */
export const requirePerson = (request: Request) => only(request, "person");
export const requireClinic = (request: Request) => only(request, "clinic");
export const requireStaff = (request: Request) => only(request, "staff");

/**
 * Reads by one statement for a member of staff, in one round trip with the question who that is: for looking up by the second, where nothing
 * depends on duties. Whoever is no member of staff is answered as `requireStaff` does.
 */
export async function lookUpAsStaff<T>(request: Request, read: (reader: Reader<"staff">, db: Db) => Promise<T>): Promise<T> {
  const tokenSha256 = await tokenOf(request);
  const realAt = realNow();
  const held = tokenSha256 && (await readInSession({ kind: "staff", tokenSha256, realAt }, (db) => read({ kind: "staff" }, db)));
  if (held) {
    await touch(held.session, realAt);
    return held.result;
  }
  const actor = await requireStaff(request);
  return readAs(actor, (db) => read(actor, db));
}

/** Opens a new session for an account whose password was right, and ends the one in the request. @returns the header that sets the cookie. */
export async function openSession(request: Request, accountId: string): Promise<string> {
  const earlier = await actorOf(request);
  const at = realNow();
  if ("sessionId" in earlier) await pool().query("select revoke_session($1, $2, $3)", [earlier.sessionId, earlier.id, at]);
  const token = randomBytes(32).toString("base64url");
  const until = new Date(at.getTime() + LASTS_MS);
  await pool().query("select open_session($1, $2, $3, $4, $5, $6)", [newId(), accountId, hashOf(token), deviceOf(request), at, until]);
  return cookie().serialize(token, { expires: until });
}

/** Ends the session of the request. @returns the header that removes the cookie. */
export async function closeSession(request: Request): Promise<string> {
  const actor = await actorOf(request);
  if ("sessionId" in actor) await pool().query("select revoke_session($1, $2, $3)", [actor.sessionId, actor.id, realNow()]);
  return cookie().serialize("", { maxAge: 0 });
}

/** Browser and system in two words: enough to know one's own devices, too little to track one. */
function deviceOf(request: Request): string {
  const agent = request.headers.get("user-agent") ?? "";
  const browser = /Firefox|Edg|Chrome|Safari/.exec(agent)?.[0] ?? "Browser";
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? "";
  return [browser === "Edg" ? "Edge" : browser, system].filter(Boolean).join(", ");
}
