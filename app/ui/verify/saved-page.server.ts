import { createHash } from "node:crypto";
import { translate } from "~/web/translate";
import type { Carried } from "./saved-page";
import { script, style } from "./saved-page.tsx?one-file";

/**
 * One HTML file that needs nothing else. Its own policy allows exactly the script and the style inside, by their hashes, and the
 * network only to fetch a newer list from the bank; the nonce is for the policy of the portal, when the file is looked at there.
 */
export function savedPage(carried: Carried, nonce: string): string {
  const { t, dir } = translate(carried.locale, carried.messages);
  const escaped = JSON.stringify(carried).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="${carried.locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(carried.baseUrl)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(`${t("verify.title")} · ${carried.bankName}`)}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${style}</style>
</head>
<body>
<div id="desk"><noscript>${text(t("verify.no_script_saved"))}</noscript></div>
<script type="application/json" id="carried">${escaped}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`;
}

function policy(baseUrl: string): string {
  const allow = (inline: string) => `'sha256-${createHash("sha256").update(inline).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${allow(script)}`,
    `style-src ${allow(style)}`,
    "img-src data: blob:",
    "media-src blob:",
    `connect-src ${baseUrl}`,
    `form-action ${baseUrl}`,
    "base-uri 'none'",
  ].join("; ");
}

const text = (words: string): string => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
