import type { Markup } from "./markup";

const PATTERN: Markup =
  '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="var(--watch-soft)"></rect><path d="M0 0v6" stroke="var(--watch)" stroke-width="1.4" opacity=".6"></path></pattern></defs>';

/** The pattern of what is held or not known; drawings refer to it as `url(#hatch)`. */
export function Hatch() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the pattern above
  return <svg className="offpage" width="0" height="0" aria-hidden="true" dangerouslySetInnerHTML={{ __html: PATTERN }} />;
}
