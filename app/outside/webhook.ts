/** A webhook whose signature, time or form is wrong: the answer is 400 and nothing changes. */
export class UnverifiedWebhook extends Error {}
