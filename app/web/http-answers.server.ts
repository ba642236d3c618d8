import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { guarded } from "./http-guard.server";
import { type Loader, plainLoaders } from "./http-plain.server";
import { type Matched, pageOf, routeMatches } from "./http-route-name.server";
import { narrowed } from "./http-routes.server";

export interface Answers {
  routes: ServerBuild["routes"];
  handle: ReturnType<typeof createRequestHandler>;
  matchOf: (path: string) => Matched | null;
  /** Set where no page stands at the address. */
  plain?: Loader;
}

export interface AnswersOfBuild {
  /** Who answers an address: one handler for all addresses of a kind, which knows only the routes that these could match. */
  answerTo: (path: string) => Answers;
  plainOf: (path: string) => Loader | undefined;
}

export function answers(whole: ServerBuild, mode: "development" | "production"): AnswersOfBuild {
  const build = guarded(whole);
  const narrow = narrowed(build);
  const known = new WeakMap<ServerBuild, Answers>();
  const answersOf = (part: ServerBuild): Answers => {
    const made = known.get(part) ?? { routes: part.routes, handle: createRequestHandler(part, mode), matchOf: routeMatches(part.routes) };
    known.set(part, made);
    return made;
  };
  const plainOf = plainLoaders(whole);
  const plainAnswers = new Map<Loader, Answers>();
  const answerTo = (path: string) => {
    const plain = plainOf(path);
    const kept = plain && plainAnswers.get(plain);
    if (kept) return kept;
    const made = answersOf(path === "/__manifest" ? build : narrow(pageOf(path)));
    if (!plain) return made;
    const match = made.matchOf(path);
    const answers = { ...made, plain, matchOf: () => match };
    plainAnswers.set(plain, answers);
    return answers;
  };
  return { answerTo, plainOf };
}

/** Keeps the last result as long as the build stays the same. */
export function remember<T>(make: (build: ServerBuild) => T): ((build: ServerBuild) => T) & { last?: T } {
  let of: ServerBuild | undefined;
  const made: ((build: ServerBuild) => T) & { last?: T } = (build) => {
    const known = of === build && made.last !== undefined ? made.last : make(build);
    [of, made.last] = [build, known];
    return known;
  };
  return made;
}
