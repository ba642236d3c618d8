/** What the server tells every loader and action about the request. */
declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    /** Allows this page's scripts in its Content-Security-Policy. */
    nonce: string;
    /** The portal's routes: what they name as their message namespaces is sent with the page. */
    routes: import("@remix-run/server-runtime").ServerBuild["routes"];
    /** The reference that stands in the log and on an error page. */
    requestId: string;
    /** Where the request came from, a proxy's word taken only as TRUST_PROXY says. */
    clientAddress: string;
    /** False until the demo bank is filled. */
    ready: boolean;
    demo: boolean;
    /** Whether a document is asked for, not only its data: it carries the messages in an element of their own. */
    wholePage?: boolean;
    /** The bytes of a form that was sent: `sentForm` reads them. */
    form?: Uint8Array;
    /** What the form came to already: its action is not called again. */
    act?: import("./http-act.server").Act;
    /** The request that the first loader was given; the others are given the same, so that who asks is found once. */
    asked?: Request;
    /** Set when the request must be refused before any action reads it: 413 too large, 403 from elsewhere, 503 while the demo bank is filled. */
    refusedWith?: 403 | 413 | 503;
  }
}

export {};
