const pages = new WeakMap<Response, string>();

/** An answer whose HTML is already a string: it is sent as that string, since a Response's body would copy a large page four times. */
export function wholePage(html: string, status: number, headers: Headers): Response {
  const response = new Response(null, { status, headers });
  pages.set(response, html);
  return response;
}

/** The HTML of such an answer; `undefined` for every other. */
export const htmlOf = (response: Response): string | undefined => pages.get(response);
