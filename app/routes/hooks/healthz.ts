/** Says that the process answers. */
export const loader = () => new Response("ok\n", { headers: { "content-type": "text/plain" } });
